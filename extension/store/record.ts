import { z } from 'zod';
import { LogTrouble, type Standing } from '#shared/log/standing.ts';
import { Day } from '#shared/observations/fields.ts';
import type { Database } from './database.ts';
import type { ReceiptRow } from './rows.ts';

/** How far the public log had come when this device last proved something with it. */
const SeenHead = z.strictObject({ size: z.int().min(0), root: z.base64(), key: z.string() });
export type SeenHead = z.infer<typeof SeenHead>;

const NotedTrouble = z.strictObject({ trouble: LogTrouble, day: Day });
export type NotedTrouble = z.infer<typeof NotedTrouble>;

/** Receipts of one contributor. */
export async function receiptsOf(database: Database, contributor: string): Promise<ReceiptRow[]> {
  return database.receipts.filter((row) => row.contributor === contributor).toArray();
}

/** Notes what was found of receipts. One that was deleted meanwhile stays deleted. */
export async function noteStandings(database: Database, found: ReadonlyMap<string, Standing>): Promise<void> {
  await database.transaction('rw', database.receipts, async () => {
    for (const [batchId, standing] of found) await database.receipts.update(batchId, { standing });
  });
}

/** When the public record is to be looked at again, milliseconds since 1970; undefined where that was never planned. */
export async function recordDue(database: Database): Promise<number | undefined> {
  const row = await database.memos.get('record-due');
  return row && Number(row.value);
}

/** Plans the next look at the public record. */
export async function noteRecordDue(database: Database, at: number): Promise<void> {
  await database.memos.put({ name: 'record-due', value: at });
}

/** The log as it was seen last; undefined where it never was. */
export async function seenHead(database: Database): Promise<SeenHead | undefined> {
  return SeenHead.safeParse((await database.memos.get('record-seen'))?.value).data;
}

/** Remembers how far the log has come. */
export async function noteSeenHead(database: Database, head: SeenHead): Promise<void> {
  await database.memos.put({ name: 'record-seen', value: head });
}

/** What is wrong with the log as a whole, and since when it is known. */
export async function logTrouble(database: Database): Promise<NotedTrouble | undefined> {
  return NotedTrouble.safeParse((await database.memos.get('record-trouble'))?.value).data;
}

/** Notes what is wrong with the log, or that nothing is. */
export async function noteLogTrouble(database: Database, noted: NotedTrouble | undefined): Promise<void> {
  if (noted) await database.memos.put({ name: 'record-trouble', value: noted });
  else await database.memos.delete('record-trouble');
}
