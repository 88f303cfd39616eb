import type { z } from 'zod';
import type { Envelope, MessageContract } from '../messages/message.ts';
import type { StateAnswer } from '../messages/state.ts';
import { browser } from './browser.ts';

/**
 * Asks the background, from one of our own pages. A worker that was just stopped is woken by the second try; every
 * message may be repeated without harm.
 */
export async function ask<Request extends z.ZodType, Response extends z.ZodType>(
  contract: MessageContract<Request, Response>,
  body: z.input<Request>,
): Promise<z.output<Response>> {
  return contract.response.parse(await send(contract.name, body));
}

/**
 * Asks for the state without loading its schema: for the popup, where the schema library would take longer to load than
 * everything else. The router has parsed the very answer before it left.
 */
export function askForState(): Promise<StateAnswer> {
  return send('state', { front: true }) as Promise<StateAnswer>;
}

async function send(name: string, body: unknown): Promise<unknown> {
  const message: Envelope = { name, body };
  const answer = await browser.runtime.sendMessage(message).catch(() => undefined);
  return answer ?? browser.runtime.sendMessage(message);
}
