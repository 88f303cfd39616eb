import { publicProfile } from '../aggregate/profile.ts';
import { type Window, windowBefore } from '../aggregate/window.ts';
import type { Measure } from '../measure/measure.ts';
import type { Withheld } from '../measure/measured-window.ts';
import type { Progress } from '../measure/workbench.ts';
import { type BenchChoice, openBench } from '../releases/open-bench.ts';
import { readWithheld } from '../releases/withhold.ts';
import type { Store } from '../store/open-store.ts';
import { transaction } from '../store/sql-pool.ts';
import { beginAccess, countAccess, type Reader } from './access.ts';
import { type ExactCells, exactCells } from './exact-cells.ts';

/** What cells are asked for. */
export interface CellsOrder {
  reader: Reader;
  study: string;
  /** Closed. */
  window: Window;
  /** What there is to be measured. */
  measures: readonly Measure[];
  /** One of them; undefined for all. */
  measure?: string | undefined;
  /** YYYY-MM-DD */
  today: string;
  bench?: BenchChoice;
  progress?: Progress;
}

/** Exact cells of one window, with what whoever reads them must know. */
export interface CellTable extends ExactCells {
  reader: Reader;
  study: string;
  window: Window;
  counted: string;
  measures: readonly Measure[];
  /** Measures that two reviewers keep out of the window; they are not here either. */
  withheld: Withheld[];
}

/**
 * Counts the cells of a closed window as they are. They are counted anew each time, so who has left meanwhile is in none
 * of them. The record of the access is part of the transaction that reads: without it, nothing is read.
 */
export function readCells(
  { publisherPool }: Pick<Store, 'publisherPool'>,
  order: CellsOrder,
): Promise<CellTable> {
  const { reader, study, window, measure, today, bench: choice = 'auto', progress } = order;
  const { from, until, closed } = window;
  return transaction(publisherPool, async (client) => {
    await client.query('set transaction isolation level repeatable read');
    await client.query("set local timezone to 'UTC'");
    const access = await beginAccess(client, { reader, what: 'cells', study, from, measure, day: today });
    const withheld = await readWithheld(client, study, from);
    const measures = order.measures.filter(
      ({ id }) => (measure === undefined || id === measure) && !withheld.some((one) => one.measure === id),
    );
    const layOut = { study, from, until, closed, closedBefore: windowBefore(window).closed };
    const bench = await openBench(client, { ...layOut, eligible: publicProfile.eligible }, choice, progress);
    try {
      const counted = await exactCells(bench, window, measures, progress);
      await countAccess(client, access, { reader, day: today }, counted.cells.length, true);
      return { ...counted, reader, study, window, counted: today, measures, withheld };
    } finally {
      await bench.close();
    }
  });
}
