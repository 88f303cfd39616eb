import { forgetReceiptKey, studyKey, updateKey } from '../store/keys.ts';
import type { KeyRow } from '../store/rows.ts';
import { enrol } from '../upload/enrol.ts';
import type { PostResult } from '../upload/post.ts';
import type { Delivery } from './delivery.ts';

/** A key that the server knows, and the key that the server signs with. */
export interface Enrolled {
  key: KeyRow;
  receiptKey: string;
}

/** The key of a study, made known to the server where it is not yet; or why that did not work. */
export async function enrolled(
  { deps: { database }, backend, signal }: Delivery,
  study: string,
): Promise<Enrolled | Exclude<PostResult, { answer: unknown }>> {
  const key = await studyKey(database, study);
  if (key.receiptKey) return { key, receiptKey: key.receiptKey };
  return register({ database, backend, signal }, key);
}

/** Makes recovery keys known that the server does not have yet. Tried on every run until it has them. */
export async function registerRecoveryKeys({ deps: { database }, backend, signal }: Delivery): Promise<void> {
  const keys = await database.keys.filter((key) => key.recovery?.isKnown === false && !key.retired).toArray();
  for (const key of keys) if (key.receiptKey) await register({ database, backend, signal }, key);
}

/** What to do when the server does not know a key that it knew before: it enrols again. */
export function enrolAgain({ deps: { database } }: Delivery, contributor: string): Promise<void> {
  return forgetReceiptKey(database, contributor);
}

async function register(
  { database, backend, signal }: Pick<Delivery, 'backend' | 'signal'> & Pick<Delivery['deps'], 'database'>,
  key: KeyRow,
): Promise<Enrolled | Exclude<PostResult, { answer: unknown }>> {
  const { study, publicKey, recovery } = key;
  const request = { study, publicKey, ...(recovery ? { recoveryKey: recovery.publicKey } : {}) };
  const result = await enrol(backend, key, request, signal);
  if (!('receiptKey' in result)) return result;
  const { receiptKey } = result;
  await updateKey(database, key.contributor, {
    receiptKey,
    ...(recovery ? { recovery: { ...recovery, isKnown: true } } : {}),
  });
  return { key, receiptKey };
}
