import { PresignedDeletion } from '#shared/wire/deletion.ts';
import type { Database } from './database.ts';

/** The deletion that was signed beforehand for a contributor; undefined where there is none. */
export async function readGoodbye(
  database: Database,
  contributor: string,
): Promise<PresignedDeletion | undefined> {
  const parsed = PresignedDeletion.safeParse((await database.memos.get('presigned-deletion'))?.value);
  return parsed.success && parsed.data.contributor === contributor ? parsed.data : undefined;
}

/** Remembers a deletion that was signed beforehand. */
export async function rememberGoodbye(database: Database, deletion: PresignedDeletion): Promise<void> {
  await database.memos.put({ name: 'presigned-deletion', value: deletion });
}
