import type { Database } from './database.ts';

/**
 * Remembers the public halves of the keys behind a new recovery code, in place of those behind the one before: one for
 * each study that this device has a key of, and spare ones for studies that it gets a key of later.
 */
export async function rememberRecovery(
  database: Database,
  { byStudy, spares }: { byStudy: ReadonlyMap<string, string>; spares: readonly string[] },
): Promise<void> {
  const left = [...spares];
  await database.transaction('rw', [database.keys, database.memos], async () => {
    await database.keys
      .filter((key) => !key.retired)
      .modify((key) => {
        // A study may have got its key while these were derived.
        const publicKey = byStudy.get(key.study) ?? left.shift();
        if (publicKey !== undefined) key.recovery = { publicKey, isKnown: false };
      });
    await database.memos.put({ name: 'recovery-spares', value: left });
  });
}

/** Takes a spare key away, for a study that has just got a key; undefined where none is left. To be called in a transaction. */
export async function takeSpare(database: Database): Promise<string | undefined> {
  const memo = await database.memos.get('recovery-spares');
  const [spare, ...rest] = (memo?.value ?? []) as string[];
  if (spare !== undefined) await database.memos.put({ name: 'recovery-spares', value: rest });
  return spare;
}
