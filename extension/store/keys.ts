import { contributorId } from '#shared/wire/contributor.ts';
import type { Database } from './database.ts';
import type { KeyRow } from './rows.ts';

/**
 * The key of a study, made on this device when it is first needed. Non-extractable: it can sign, and nobody can read
 * it out. Two callers at the same time get the same key.
 */
export async function studyKey(database: Database, study: string): Promise<KeyRow> {
  const there = await database.keys.get(study);
  if (there) return there;
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes a pair of keys');
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const publicKey = base64url(raw);
  const contributor = await contributorId(study, publicKey);
  return database.transaction('rw', database.keys, async () => {
    const other = await database.keys.get(study);
    if (other) return other;
    const row: KeyRow = { study, privateKey: pair.privateKey, publicKey, contributor };
    await database.keys.add(row);
    return row;
  });
}

/** Remembers the server's receipt key: from now on only receipts signed with it count. */
export async function rememberReceiptKey(
  database: Database,
  study: string,
  receiptKey: string,
): Promise<void> {
  await database.keys.update(study, { receiptKey });
}

/** Forgets the server's receipt key, so that this device enrols again: for a server that does not know it any more. */
export async function forgetReceiptKey(database: Database, study: string): Promise<void> {
  await database.keys
    .where('study')
    .equals(study)
    .modify((row) => {
      delete row.receiptKey;
    });
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
