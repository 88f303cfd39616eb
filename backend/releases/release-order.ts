import { utcDay } from '#shared/day.ts';
import { lastClosedWindow, windowOf } from '../aggregate/window.ts';
import { simulationStudy } from '../config.ts';
import type { ReceiptSigner } from '../ingest/receipt-signer.ts';
import { loadFigures } from '../measure/load-figures.ts';
import { readPublishedStories } from '../moderation/read-published.ts';
import { OperatorError } from '../operator-error.ts';
import { loadDatasets } from '../publish/datasets.ts';
import { type PublishResult, publishRelease } from '../publish/publish-release.ts';
import type { Store } from '../store/open-store.ts';
import { unpackBatches } from '../store/unpack-batches.ts';
import { dueWindows } from './due-windows.ts';
import { readWindows } from './freeze-window.ts';
import { letTimePass } from './let-time-pass.ts';
import { measureStudy } from './measure-study.ts';
import type { Progress, ReleaseOrder } from './orders.ts';
import { publishedWindows, recordReleases } from './record-releases.ts';
import { registerFigures } from './register-figures.ts';

/** What a release is made with. */
export interface ReleaseDesk {
  store: Pick<Store, 'pool' | 'publisherPool' | 'cipher'>;
  releasesFolder: string;
  signer: ReceiptSigner;
  contact?: string | undefined;
  address?: string | undefined;
  now: () => Date;
}

/** What came of an order. */
export interface ReleaseResult extends PublishResult {
  /** First days of the windows that were measured now. */
  measured: string[];
}

/**
 * Measures what is due, once, and publishes it. Can be ended at any point and ordered again: a window that was measured
 * is not measured again, a release that stands is not made again.
 * @throws OperatorError in one sentence; what was published before stands, and the ledger says what was spent
 */
export function carryOut(order: ReleaseOrder, desk: ReleaseDesk, progress: Progress): Promise<ReleaseResult> {
  // The schedule and an operator may order at the same moment: they take turns.
  const before = turns.get(desk.releasesFolder) ?? Promise.resolve();
  const turn = before.catch(() => undefined).then(() => measureAndPublish(order, desk, progress));
  turns.set(desk.releasesFolder, turn);
  return turn;
}

const turns = new Map<string, Promise<unknown>>();

async function measureAndPublish(
  order: ReleaseOrder,
  desk: ReleaseDesk,
  progress: Progress,
): Promise<ReleaseResult> {
  const { study, dataset } = order;
  const { store, releasesFolder, signer } = desk;
  const today = utcDay(desk.now());
  const simulated = study === simulationStudy;
  const [datasets, figures] = await Promise.all([loadDatasets(), loadFigures()]);
  if (dataset !== undefined && !datasets.some(({ slug }) => slug === dataset))
    throw new OperatorError(
      `There is no dataset "${dataset}". Nothing was published. Choose one of: ${datasets.map(({ slug }) => slug).join(', ')}.`,
    );
  // What was taken in a burst counts like everything else.
  while ((await unpackBatches(store.pool, store.cipher, 50)) > 0);
  await registerFigures(store.pool, study, figures, today);

  const before = (await readWindows(store.pool, study)).map(({ from }) => from);
  const windows = order.window === undefined ? dueWindows(before, today) : [windowOf(order.window)];
  const published = await publishedWindows(releasesFolder, study);
  const measured: string[] = [];
  for (const window of windows) {
    if (simulated) await letTimePass(store.pool, window.from);
    else if (window.index > lastClosedWindow(today).index)
      throw new OperatorError(
        `The window from ${window.from} to ${window.until} takes donations until ${window.closed}: publish it after that day. Nothing was published.`,
      );
    if (before.includes(window.from) || published.has(window.from)) continue;
    await measureStudy(store, {
      ...{ study, window, today, simulated, figures, progress },
      measures: datasets.flatMap(({ measures }) => measures),
      bench: order.bench ?? 'auto',
    });
    measured.push(window.from);
  }
  const onRecord = await readWindows(store.pool, study);
  if (onRecord.length === 0)
    throw new OperatorError(
      `Releases of the study "${study}" stand, and this database does not know what was measured for them: restore a later backup, or wait for the next window. Nothing was measured and nothing published.`,
    );
  const result = await publishRelease({
    ...{ releasesFolder, study, today, signer, progress },
    contact: desk.contact,
    address: desk.address,
    windows: onRecord,
    stories: await readPublishedStories(store.pool, study, onRecord.at(-1)?.closed ?? today),
    datasets: datasets.filter(({ slug }) => dataset === undefined || slug === dataset),
  });
  await recordReleases(store.pool, releasesFolder);
  return { measured, ...result };
}
