import { z } from 'zod';

// Our own pages forbid eval, which zod would otherwise try for speed.
z.config({ jitless: true });

/** Who may send a message: a script on a visited page, or one of our own extension pages. */
export type Sender = 'page' | 'extension';

/** The contract of one message: its name, its allowed sender, what it asks and what it answers. */
export interface MessageContract<
  Request extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  name: string;
  from: Sender;
  request: Request;
  response: Response;
}

/** Declares a message. One file a message. */
export function defineMessage<Request extends z.ZodType, Response extends z.ZodType>(
  contract: MessageContract<Request, Response>,
): MessageContract<Request, Response> {
  return contract;
}

/** What travels: the name and the body. */
export interface Envelope {
  name: string;
  body: unknown;
}
