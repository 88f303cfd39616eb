import type { Logger } from 'pino';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import { dueWindows } from './due-windows.ts';
import { carryOut, type ReleaseDesk } from './release-order.ts';

/**
 * A job that publishes what is due of every study: a window that has closed, or a release that something kept from being
 * finished. Most times there is nothing to do, and it looks at two short tables.
 */
export function publishDue(studies: readonly string[], desk: ReleaseDesk, log: Logger): () => Promise<void> {
  let said = '';
  const looked = new Set<string>();
  return async () => {
    for (const study of studies) {
      if (study === simulationStudy) continue;
      try {
        // The first look goes through all: a process that was ended may have left some datasets without a release, and
        // what figures mean is put on record as soon as they are there.
        if (looked.has(study) && !(await isDue(study, desk))) continue;
        const { measured, published } = await carryOut({ study }, desk, () => {});
        looked.add(study);
        if (measured.length > 0 || published.length > 0)
          log.info({ study, measured, releases: published.length }, 'Published what was due');
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        if (said !== error.message) log.info(error.message); // It comes again every hour.
        said = error.message;
      }
    }
  };
}

/** Whether a window is to be measured, or the last one that was measured has no release. */
async function isDue(study: string, { store, now }: ReleaseDesk): Promise<boolean> {
  const { rows } = await store.pool.query<{ from: string; released: boolean }>(
    `select w.window_from as from,
            exists (select 1 from releases r where r.study = w.study and r.window_from = w.window_from) as released
     from privacy_windows w where w.study = $1`,
    [study],
  );
  const newest = rows.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  if (newest && !newest.released) return true;
  return (
    dueWindows(
      rows.map(({ from }) => from),
      utcDay(now()),
    ).length > 0
  );
}
