import type { z } from 'zod';
import type { Envelope, MessageContract, Sender } from './message.ts';

/** Who sent a message, as the browser says. What a message says of its sender counts for nothing. */
export interface MessageOrigin {
  sender: Sender;
  /** Address of the page, for messages from a page. */
  url?: URL;
}

type Handler = (body: unknown, origin: MessageOrigin) => Promise<unknown>;

/** The background's one ear. Checks sender and schema of every message, and the schema of every answer. */
export class Router {
  readonly #handlers = new Map<string, { contract: MessageContract; handle: Handler }>();

  /** Says who answers a message. A second handler for the same message is a mistake in the program. */
  on<Request extends z.ZodType, Response extends z.ZodType>(
    contract: MessageContract<Request, Response>,
    handle: (body: z.output<Request>, origin: MessageOrigin) => Promise<z.input<Response>>,
  ): this {
    if (this.#handlers.has(contract.name)) throw new Error(`Two handlers for the message ${contract.name}`);
    this.#handlers.set(contract.name, {
      contract,
      handle: (body, origin) => handle(contract.request.parse(body), origin),
    });
    return this;
  }

  /** Answers a message. Rejects when nobody knows it, when its sender may not send it, or when it has another shape. */
  async answer(message: unknown, origin: MessageOrigin): Promise<unknown> {
    const { name, body } = readEnvelope(message);
    const known = this.#handlers.get(name);
    if (!known) throw new Error(`No such message: ${name}`);
    if (known.contract.from !== origin.sender) throw new Error(`Not for this sender: ${name}`);
    return known.contract.response.parse(await known.handle(body, origin));
  }
}

function readEnvelope(message: unknown): Envelope {
  if (typeof message !== 'object' || message === null || !('name' in message) || !('body' in message))
    throw new Error('Not a message');
  return { name: String(message.name), body: message.body };
}
