import type { PageOpenedAnswer } from '../messages/page-opened.ts';
import { isConnected, listen, say } from './background-link.ts';
import { Observer } from './observer.ts';
import { Reporter } from './reporter.ts';

const mostQuestions = 6;

/** A page may get the script twice: when it loads, and when an opt-in reaches tabs that are open. */
const place = globalThis as { daylight?: { isRunning(): boolean; stop(): void } };

/**
 * Asks the background whether this page may be observed, and observes it if so. Does nothing otherwise. Runs in the
 * isolated world of the top frame.
 */
export async function startObserver(): Promise<void> {
  if (place.daylight?.isRunning()) return;
  place.daylight?.stop();
  let running = true;
  let stop = () => {
    running = false;
  };
  place.daylight = { isRunning: () => running && isConnected(), stop: () => stop() };

  const answer = await mayObserve();
  if (!running || !answer?.observe) return stop();
  const { pack, kinds, query } = answer;
  const reporter = new Reporter(`${pack.source}@${pack.version}`, {
    say: (report) => say('observed', report),
    isConnected,
    stop: () => stop(),
    now: () => performance.now(),
  });
  const observer = new Observer({ pack, kinds, query }, reporter);
  const stopListening = listen((message) => {
    if (message.name === 'stop') stop();
    return message.name === 'inspect' ? observer.inspect() : undefined;
  });
  stop = () => {
    running = false;
    stopListening();
    observer.stop();
  };
  observer.start();
}

async function mayObserve(): Promise<PageOpenedAnswer | undefined> {
  for (let asked = 0; asked < mostQuestions && isConnected(); asked++) {
    const answer = (await say('page-opened', {})) as PageOpenedAnswer | undefined;
    if (typeof answer?.observe === 'boolean') return answer;
    await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** asked));
  }
  return undefined;
}
