import type { Envelope } from '../messages/message.ts';
import type { ToPage } from '../messages/to-page.ts';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void;

/** The little of the WebExtension interface that runs on a page. */
interface Runtime {
  /** Gone once the extension was removed or updated under a page's feet. */
  id?: string;
  sendMessage(message: Envelope): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

// No polyfill: since our oldest browsers both names give promises.
const { browser, chrome } = globalThis as unknown as {
  [name in 'browser' | 'chrome']?: { runtime: Runtime };
};
const runtime = (browser ?? chrome)?.runtime;

/** Whether there is still an extension to talk to. */
export function isConnected(): boolean {
  return runtime?.id !== undefined;
}

/**
 * Says one thing to the background. Its worker may be killed at any moment, which shows as an error, as a closed
 * channel, or as no answer at all: all of them are undefined here, and mean: say it again.
 */
export async function say(name: string, body: unknown): Promise<unknown> {
  try {
    return await runtime?.sendMessage({ name, body });
  } catch {
    return undefined;
  }
}

/**
 * Answers what the background says; leaves unanswered, for another script of ours, what `answer` has nothing to say to.
 * @returns ends the listening
 */
export function listen(answer: (message: ToPage) => unknown): () => void {
  const listener: Listener = (message, _sender, respond) => {
    const said = answer(message as ToPage);
    if (said !== undefined) respond(said);
  };
  runtime?.onMessage.addListener(listener);
  return () => {
    if (isConnected()) runtime?.onMessage.removeListener(listener);
  };
}
