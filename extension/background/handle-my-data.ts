import type { z } from 'zod';
import { plainInvite } from '#shared/wire/challenge.ts';
import { newRecoveryCode, recoveryKeys } from '../identity/recovery-code.ts';
import type { ExportTable } from '../messages/export-rows.ts';
import type { importRows } from '../messages/import-rows.ts';
import type { MyDataAnswer } from '../messages/my-data.ts';
import { importItems, importStories } from '../store/import.ts';
import { keepInvitation } from '../store/invitation.ts';
import { presentKey, studyKey } from '../store/keys.ts';
import { logTrouble } from '../store/record.ts';
import { rememberRecovery } from '../store/recovery.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import type { Uploader } from './uploader.ts';

/** What the page "My data" shows besides the state. */
export async function readMyData({ database, study }: Deps): Promise<MyDataAnswer> {
  const [key, receipts, deletions] = await Promise.all([
    presentKey(database, study),
    database.receipts.toArray(),
    database.deletions.toArray(),
  ]);
  return {
    hasKey: key !== undefined,
    hasRecoveryCode: key?.recovery !== undefined,
    accepted: receipts.reduce((sum, receipt) => sum + receipt.observations, 0),
    deletions: deletions
      .sort((a, b) => b.requestedAt - a.requestedAt)
      .map(({ id, deletion: { target }, requestedAt, receipt, refused }) => ({
        id,
        of: target.of,
        source: target.of === 'source' ? target.source : null,
        requestedAt,
        receipt: receipt ?? null,
        refused: refused ?? null,
      })),
  };
}

/** The server's receipts, newest first, with what was found of each in the public record. */
export async function listReceipts({ database }: Deps, offset: number, limit: number) {
  const rows = await database.receipts.orderBy('day').reverse().offset(offset).limit(limit).toArray();
  const keys = new Map((await database.keys.toArray()).map((key) => [key.contributor, key.receiptKey]));
  return {
    receipts: rows.map(({ study: _, standing = null, ...receipt }) => ({
      ...{ receipt, standing, key: keys.get(receipt.contributor) ?? null },
    })),
    total: await database.receipts.count(),
    logTrouble: (await logTrouble(database)) ?? null,
  };
}

/** Rows of a table as they stand. */
export async function exportFrom({ database }: Deps, table: ExportTable, offset: number, limit: number) {
  const rows = await database.table(table).toCollection().offset(offset).limit(limit).toArray();
  return { rows: JSON.parse(JSON.stringify(rows)), total: await database.table(table).count() };
}

/** Takes rows of an earlier export back. */
export async function importInto(
  { database, outside, study }: Deps,
  { items, stories }: z.output<typeof importRows.request>,
): Promise<{ added: number }> {
  const added = await importItems(database, items);
  return { added: added + (await importStories(database, stories, { now: outside.now(), study })) };
}

/** Makes a recovery code for somebody who takes part; its public half is made known to the server. */
export async function makeRecoveryCode(deps: Deps, uploader: Uploader): Promise<{ code: string | null }> {
  const { database, study } = deps;
  const { decide } = await decideNow(deps);
  if (!decide.study().allowed) return { code: null };
  await studyKey(database, study);
  const code = newRecoveryCode();
  const studies = (await database.keys.toArray()).map((key) => key.study);
  await rememberRecovery(database, await recoveryKeys(code.replaceAll('-', ''), studies));
  void uploader.run();
  return { code };
}

/** Keeps the code of an invitation, and tries it. */
export async function enterInvitation(
  { database, outside }: Deps,
  uploader: Uploader,
  code: string,
): Promise<Record<string, never>> {
  await keepInvitation(database, plainInvite(code), outside.now());
  void uploader.run();
  return {};
}
