import { toBase64url } from '#shared/base64url.ts';
import { contributorId } from '#shared/wire/contributor.ts';
import type { Database } from './database.ts';
import { takeSpare } from './recovery.ts';
import type { KeyRow } from './rows.ts';

/**
 * The key of a study, made on this device when it is first needed. Non-extractable: it can sign, and nobody can read
 * it out. Two callers at the same time get the same key.
 */
export async function studyKey(database: Database, study: string): Promise<KeyRow> {
  const there = await presentKey(database, study);
  if (there) return there;
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes a pair of keys');
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const contributor = await contributorId(study, publicKey);
  return database.transaction('rw', [database.keys, database.memos], async () => {
    const other = await presentKey(database, study);
    if (other) return other;
    const spare = await takeSpare(database);
    const recovery = spare === undefined ? {} : { recovery: { publicKey: spare, isKnown: false } };
    const row: KeyRow = { study, privateKey: pair.privateKey, publicKey, contributor, ...recovery };
    await database.keys.add(row);
    return row;
  });
}

/** The key that a study is contributed to with; undefined where none was made yet, or where it was retired. */
export async function presentKey(database: Database, study: string): Promise<KeyRow | undefined> {
  const keys = await database.keys.where('study').equals(study).toArray();
  return keys.find((key) => !key.retired);
}

/** Keys that the server knows and that something may have been sent with, one for each study. */
export function enrolledKeys(database: Database): Promise<KeyRow[]> {
  return database.keys.filter((key) => key.receiptKey !== undefined && !key.retired).toArray();
}

/** Changes what is known of a key. */
export async function updateKey(
  database: Database,
  contributor: string,
  change: Partial<Pick<KeyRow, 'receiptKey' | 'recovery' | 'retired'>>,
): Promise<void> {
  await database.keys.update(contributor, change);
}

/** Forgets the server's receipt key, so that this device enrols again: for a server that does not know it any more. */
export async function forgetReceiptKey(database: Database, contributor: string): Promise<void> {
  await database.keys
    .where('contributor')
    .equals(contributor)
    .modify((row) => {
      delete row.receiptKey;
    });
}
