import { z } from 'zod';
import { PresignedDeletion } from '#shared/wire/deletion.ts';
import type { Database } from './database.ts';

/** Before there were studies with an end, one alone was kept. */
const Kept = z.union([z.array(PresignedDeletion), PresignedDeletion.transform((one) => [one])]);

/** The deletions that were signed beforehand, one for each study that got something. */
export async function readGoodbyes(database: Database): Promise<PresignedDeletion[]> {
  return Kept.safeParse((await database.memos.get('presigned-deletion'))?.value).data ?? [];
}

/** Remembers deletions that were signed beforehand, in place of those before. */
export async function rememberGoodbyes(
  database: Database,
  deletions: readonly PresignedDeletion[],
): Promise<void> {
  await database.memos.put({ name: 'presigned-deletion', value: deletions });
}
