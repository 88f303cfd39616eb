import { secureRandom } from '../aggregate/noise/random.ts';
import { type PrivacyProfile, publicProfile } from '../aggregate/profile.ts';
import { equalEdges } from '../aggregate/share-histogram/share-histogram.ts';
import type { Window } from '../aggregate/window.ts';
import { windowBefore } from '../aggregate/window.ts';
import type { Figure } from '../measure/figure.ts';
import type { Measure } from '../measure/measure.ts';
import { measureWindow } from '../measure/measure-window.ts';
import type { MeasuredWindow } from '../measure/measured-window.ts';
import type { Progress } from '../measure/workbench.ts';
import { OperatorError } from '../operator-error.ts';
import type { Store } from '../store/open-store.ts';
import type { SqlClient } from '../store/sql-pool.ts';
import { freezeWindow, readWindow } from './freeze-window.ts';
import { inOneMoment } from './one-moment.ts';
import { type BenchChoice, openBench } from './open-bench.ts';
import { figuresBefore } from './register-figures.ts';
import { spentOn } from './spent-on.ts';
import { readWithheld } from './withhold.ts';

/** What is to be measured. */
export interface MeasureOrder {
  study: string;
  window: Window;
  /** Day of today, YYYY-MM-DD. */
  today: string;
  simulated: boolean;
  measures: readonly Measure[];
  figures: readonly Figure[];
  bench?: BenchChoice;
  profile?: PrivacyProfile;
  progress?: Progress;
}

/**
 * Measures a study in one window, once: what stands on record already is given back, and costs nothing again.
 * @throws OperatorError when nobody counts in the window, or the budget does not suffice; then nothing was spent
 */
export async function measureStudy(
  store: Pick<Store, 'pool' | 'publisherPool'>,
  order: MeasureOrder,
): Promise<MeasuredWindow> {
  const { study, window, profile = publicProfile } = order;
  const earlier = await readWindow(store.pool, study, window.from, profile.name);
  if (earlier) return earlier;
  const measured = await inOneMoment(store.publisherPool, (client) =>
    measureIn(client, order, profile),
  ).catch((cause: unknown) => {
    if (!isDiskFull(cause)) throw cause;
    throw new OperatorError(
      'The disk is full: the window could not be measured. Nothing was published and nothing of the privacy budget spent; make room, and order the release again.',
      { cause },
    );
  });
  return freezeWindow(store.pool, measured, profile);
}

async function measureIn(
  client: SqlClient,
  order: MeasureOrder,
  profile: PrivacyProfile,
): Promise<MeasuredWindow> {
  const { study, window, today, simulated, bench: choice = 'auto', progress } = order;
  const { from, until, closed } = window;
  const withheld = await readWithheld(client, study, from);
  const measures = order.measures.filter(({ id }) => !withheld.some(({ measure }) => measure === id));
  const registered = await figuresBefore(client, study, order.figures, from);
  const layOut = { study, from, until, closed, closedBefore: windowBefore(window).closed };
  const bench = await openBench(client, { ...layOut, eligible: profile.eligible }, choice, progress);
  try {
    if (bench.contributors === 0)
      throw new OperatorError(
        `Nobody counts in the window from ${from} to ${until} of the study "${study}": a contributor counts ${profile.eligible.enrolledDays} days after joining and with ${profile.eligible.activeDays} active days. Nothing was published and nothing of the privacy budget spent.`,
      );
    const figures = registered.map(({ figure }) => figure);
    const { coarse, active, ...measured } = await measureWindow(bench, {
      ...{ window, measures, figures, profile, random: secureRandom },
      ...(progress ? { progress } : {}),
    });
    return {
      format: 'daylight-window/1',
      ...{ study, simulated, profile: profile.name, from, until, closed, measured: today, active, coarse },
      activeSigmaSquared: profile.tables.C.sigmaSquared,
      spent: spentOn(profile, { coarse, figures: figures.length }),
      withheld,
      measures: measured.measures,
      figures: Object.fromEntries(
        registered.map(
          ({ figure: { id, title, question, words, edges = equalEdges }, digest, registered: day }) => [
            id,
            {
              ...{ title, question, words, digest, registered: day },
              sigmaSquared: profile.tables.M.sigmaSquared,
              edges: [...edges],
              bins: measured.figures[id] ?? [],
            },
          ],
        ),
      ),
    };
  } finally {
    await bench.close();
  }
}

/** Of Node, DuckDB or PostgreSQL, which each say it in their own way. */
function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOSPC', 'EDQUOT', '53100'].includes(code) || /no space left/i.test(String(error));
}
