import type { z } from 'zod';
import type { MessageContract } from '../messages/message.ts';
import { browser } from './browser.ts';

/**
 * Asks the background, from one of our own pages. A worker that was just stopped is woken by the second try; every
 * message may be repeated without harm.
 */
export async function ask<Request extends z.ZodType, Response extends z.ZodType>(
  contract: MessageContract<Request, Response>,
  body: z.input<Request>,
): Promise<z.output<Response>> {
  const message = { name: contract.name, body };
  const answer = await browser.runtime
    .sendMessage(message)
    .catch(() => undefined)
    .then((first) => first ?? browser.runtime.sendMessage(message));
  return contract.response.parse(answer);
}
