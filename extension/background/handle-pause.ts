import type { PauseUntil } from '../messages/pause.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

const hour = 60 * 60 * 1000;

/** Pauses everything, or one site. What is on its way is held, too. */
export async function pauseAt(
  deps: Deps,
  uploader: Uploader,
  { source, until }: { source: string | null; until: PauseUntil },
): Promise<void> {
  const { outside } = deps;
  const { circumstances, chosen } = await decideNow(deps);
  const { now } = circumstances;
  await recordConsent(deps, [{ type: 'paused', source, until: endOf(until, now) }]);
  await uploader.halt();
  await outside.stopObservers(source === null ? undefined : (chosen.get(source) ?? []));
  await applyConsent(deps);
  if (source !== null) void uploader.run();
}

/** Ends a pause. What happened in between is not made up for. */
export async function resumeAt(deps: Deps, uploader: Uploader, source: string | null): Promise<void> {
  await recordConsent(deps, [{ type: 'resumed', source }]);
  await applyConsent(deps);
  void uploader.run();
}

/** When a pause ends by itself: milliseconds since 1970, null for never. */
function endOf(until: PauseUntil, now: number): number | null {
  if (until === 'resumed') return null;
  return until === 'hour' ? now + hour : new Date(now).setHours(24, 0, 0, 0);
}
