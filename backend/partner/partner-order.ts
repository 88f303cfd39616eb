import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import type { Measure } from '../measure/measure.ts';
import type { Progress } from '../measure/workbench.ts';
import { OperatorError } from '../operator-error.ts';
import { cellLines } from './cell-lines.ts';
import { closedWindow } from './closed-window.ts';
import type { PartnerDesk } from './partner-desk.ts';

/** What an operator has written into a file for a partner. */
export const PartnerOrder = z.strictObject({
  what: z.enum(['cells', 'exhibits']),
  partner: z.string().trim().min(1).max(100).describe('Whom it is for, as printed on it'),
  study: z.string().min(1),
  window: z.iso.date().describe('Any day of the window'),
  measure: z.string().optional(),
  format: z.enum(['ndjson', 'csv', '4cat', '4cat-csv']),
  bench: z.enum(['auto', 'store', 'duckdb']).optional(),
  file: z.string().min(1).describe('Absolute path of a file that is not there yet'),
});
export type PartnerOrder = z.infer<typeof PartnerOrder>;

/**
 * Writes exact cells or exhibit records into a new file that its owner alone can read; put on record like every access.
 * @returns the file and how many rows are in it
 * @throws OperatorError when the window is open, the measure unknown, or the file is there already
 */
export async function writeForPartner(
  desk: PartnerDesk,
  order: PartnerOrder,
  now: Date,
  progress: Progress,
): Promise<{ file: string; rows: number; window: string }> {
  const { what, partner, study, measure, format, bench, file } = order;
  const today = utcDay(now);
  const window = closedWindow(order.window, today);
  if (!window)
    throw new OperatorError(
      `The window of ${order.window} is not closed yet: donations are taken for three days after its end.`,
    );
  const { from } = window;
  const common = { reader: { partner }, study, window, today, progress };
  if (what === 'exhibits') {
    if (format === 'csv') throw new OperatorError('Records are written as ndjson, 4cat or 4cat-csv.');
    const head = format === '4cat-csv' ? 1 : 0;
    const made = await written(desk.exhibits({ ...common, format }));
    return { ...made, rows: Math.max(0, made.rows - head) };
  }
  if (format !== 'ndjson' && format !== 'csv') throw new OperatorError('Cells are written as ndjson or csv.');
  const measures = await desk.measures();
  requireMeasure(measures, measure);
  const table = await desk.cells({ ...common, measures, measure, ...(bench ? { bench } : {}) });
  return { ...(await written(cellLines(table, format))), rows: table.cells.length };

  async function written(lines: AsyncIterable<string> | Iterable<string>) {
    let rows = 0;
    const counted = async function* () {
      for await (const line of lines) {
        rows++;
        yield line;
      }
    };
    try {
      await pipeline(Readable.from(counted()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
        throw new OperatorError(
          `The file ${file} could not be written (${error.code}): name one that is not there yet.`,
          {
            cause: error,
          },
        );
      throw error;
    }
    return { file, rows, window: from };
  }
}

function requireMeasure(measures: readonly Measure[], id: string | undefined): void {
  if (id !== undefined && !measures.some((measure) => measure.id === id))
    throw new OperatorError(
      `There is no measure "${id}": choose one of ${measures.map((measure) => measure.id).join(', ')}.`,
    );
}
