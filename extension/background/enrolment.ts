import { noteInvitationTaken, noteInvitationWaits } from '../store/invitation.ts';
import { forgetReceiptKey, studyKey, updateKey } from '../store/keys.ts';
import type { KeyRow } from '../store/rows.ts';
import { enrol } from '../upload/enrol.ts';
import type { PostResult } from '../upload/post.ts';
import type { Delivery } from './delivery.ts';
import { meetTerms } from './meet-terms.ts';

/** A key that the server knows, and the key that the server signs with. */
export interface Enrolled {
  key: KeyRow;
  receiptKey: string;
}

/** The key of a study, made known to the server where it is not yet; or why that did not work. */
export async function enrolled(
  delivery: Delivery,
  study: string,
): Promise<Enrolled | Exclude<PostResult, { answer: unknown }>> {
  const key = await studyKey(delivery.deps.database, study);
  if (key.receiptKey) return { key, receiptKey: key.receiptKey };
  return register(delivery, key);
}

/** Makes recovery keys known that the server does not have yet. Tried on every run until it has them. */
export async function registerRecoveryKeys(delivery: Delivery): Promise<void> {
  const { database } = delivery.deps;
  const keys = await database.keys.filter((key) => key.recovery?.isKnown === false && !key.retired).toArray();
  for (const key of keys) if (key.receiptKey) await register(delivery, key);
}

/** What to do when the server does not know a key that it knew before: it enrols again. */
export function enrolAgain({ deps: { database } }: Delivery, contributor: string): Promise<void> {
  return forgetReceiptKey(database, contributor);
}

async function register(
  delivery: Delivery,
  key: KeyRow,
): Promise<Enrolled | Exclude<PostResult, { answer: unknown }>> {
  const { deps, backend, signal } = delivery;
  const { database } = deps;
  const { study, publicKey, recovery } = key;
  const terms = key.receiptKey ? {} : await meetTerms(delivery, publicKey);
  if ('later' in terms) return terms;
  const request = { study, publicKey, ...(recovery ? { recoveryKey: recovery.publicKey } : {}), ...terms };
  const result = await enrol(backend, key, request, signal);
  // Neither says anything about what is to be sent: it waits for work that is done in time, or for another code.
  if ('refused' in result && result.refused === 'work_invalid') return { later: 'server' };
  if ('refused' in result && result.refused === 'invite_invalid') {
    await noteInvitationWaits(database, terms.invite, deps.outside.now());
    return { later: 'server' };
  }
  if (!('receiptKey' in result)) return result;
  const { receiptKey } = result;
  await noteInvitationTaken(database);
  await updateKey(database, key.contributor, {
    receiptKey,
    ...(recovery ? { recovery: { ...recovery, isKnown: true } } : {}),
  });
  return { key, receiptKey };
}
