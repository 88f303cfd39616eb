import { utcDay } from '#shared/day.ts';
import type { ConsentChange } from '../consent/event.ts';
import { dropStudy } from '../store/shares.ts';
import { decideNow } from './decide-now.ts';
import { deleteFromStudy } from './delete-on-server.ts';
import type { Deps } from './deps.ts';
import { knownStudies } from './known-studies.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/**
 * Leaves a study with an end. When it returns, nothing more can leave for it: not even what was on its way. Everything
 * stays on this device as it was, and goes on to the platform's own study. With `deleteSent`, what the study got is
 * deleted on the server, tried until the server has confirmed it.
 */
export async function leaveStudy(
  deps: Deps,
  uploader: Uploader,
  { study, deleteSent }: { study: string; deleteSent: boolean },
): Promise<void> {
  await leave(deps, uploader, [study]);
  if (deleteSent) await deleteFromStudy(deps, study, { of: 'all' });
  void uploader.run();
}

/** Leaves the studies whose time is over, or that were closed: asked again and again, and mostly there is none. */
export async function endStudies(deps: Deps, uploader: Uploader): Promise<void> {
  const { state, circumstances } = await decideNow(deps);
  if (state.limited.size === 0) return;
  const known = await knownStudies(deps);
  const today = utcDay(new Date(circumstances.now));
  const over = [...state.limited.keys()].filter((name) => {
    const one = known.get(name);
    return one && (one.row.closed !== undefined || one.study.until < today);
  });
  if (over.length > 0) await leave(deps, uploader, over);
}

async function leave(deps: Deps, uploader: Uploader, names: readonly string[]): Promise<void> {
  const { state } = await decideNow(deps);
  const joined = names.filter((name) => state.limited.has(name));
  await recordConsent(
    deps,
    joined.map((study): ConsentChange => ({ type: 'limited-left', study })),
  );
  await uploader.halt();
  for (const name of names) await dropStudy(deps.database, name);
}
