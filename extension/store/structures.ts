import type { SentStructure, StructureReceipt } from '#shared/wire/structure.ts';
import type { Database } from './database.ts';
import { isDue } from './due.ts';
import type { StructureRow } from './rows.ts';

/** A draft that nobody agreed to is forgotten after this long, in milliseconds: 30 days. */
const draftLifetime = 30 * 24 * 60 * 60 * 1000;

/** Keeps a structure for the person to look at. An earlier one of the same surface that was not agreed to goes. */
export async function addStructure(
  database: Database,
  row: Pick<StructureRow, 'id' | 'study' | 'madeAt' | 'structure'>,
): Promise<void> {
  const { source, surface } = row.structure;
  const isEarlier = ({ status, structure }: StructureRow) =>
    status === 'draft' && structure.source === source && structure.surface === surface;
  await database.transaction('rw', database.structures, async () => {
    await database.structures.filter(isEarlier).delete();
    await database.structures.add({ ...row, status: 'draft', attempts: 0, nextAttemptAt: 0 });
  });
}

/** Puts a structure on its way. From here on its text never changes. */
export async function queueStructure(database: Database, sent: SentStructure, now: number): Promise<void> {
  await database.structures
    .where('id')
    .equals(sent.id)
    .and((row) => row.status === 'draft')
    .modify({ status: 'queued', json: JSON.stringify(sent), nextAttemptAt: now });
}

/** Makes a structure that was on its way a draft again. */
export async function unqueueStructure(database: Database, id: string): Promise<void> {
  await database.structures
    .where('id')
    .equals(id)
    .and((row) => row.status === 'queued')
    .modify((row) => {
      row.status = 'draft';
      delete row.json;
    });
}

/** Structures that are agreed to and not sent yet. */
export async function queuedStructures(database: Database): Promise<StructureRow[]> {
  return database.structures.filter((row) => row.status === 'queued').toArray();
}

/** Structures whose next attempt is due. */
export async function dueStructures(database: Database, now: number): Promise<StructureRow[]> {
  const due = database.structures.filter((row) => row.status === 'queued' && !row.refused && isDue(row, now));
  return due.toArray();
}

/** Keeps the server's receipt. */
export async function settleStructure(database: Database, receipt: StructureReceipt): Promise<void> {
  await database.structures.update(receipt.structure, { status: 'sent', receipt });
}

/** Deletes structures from this device. */
export async function dropStructures(
  database: Database,
  isWanted: (row: StructureRow) => boolean,
): Promise<void> {
  await database.structures.filter(isWanted).delete();
}

/** Forgets drafts that nobody came back to. */
export async function forgetOldStructures(database: Database, now: number): Promise<void> {
  await database.structures
    .filter((row) => row.status === 'draft' && row.madeAt < now - draftLifetime)
    .delete();
}
