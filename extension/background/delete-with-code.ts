import type { z } from 'zod';
import { newDayId } from '#shared/new-day-id.ts';
import { StudyList } from '#shared/studies/signed-study.ts';
import { recoveryId } from '#shared/wire/contributor.ts';
import { paths } from '#shared/wire/paths.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { possibleKeys, readRecoveryCode } from '../identity/recovery-code.ts';
import type { deleteByCode } from '../messages/delete-by-code.ts';
import { fetchPublic } from '../upload/fetch-public.ts';
import { sendDeletion } from '../upload/send-deletion.ts';
import type { Deps } from './deps.ts';

/** What a study answered: how much it deleted, that it knows no such code, or nothing at all. */
type Answer = { observations: number; stories: number } | 'unknown' | 'offline';

/** Deletes what another device sent, to the platform's own study and to every other one, by its recovery code. */
export async function deleteWithCode(
  deps: Deps,
  typed: string,
): Promise<z.input<typeof deleteByCode.response>> {
  const code = readRecoveryCode(typed);
  if (!code) return { outcome: 'not-a-code' };
  const others = await otherStudies(deps);
  if (!others) return { outcome: 'offline' };
  const answers: Answer[] = [];
  for (const study of [deps.study, ...others]) answers.push(await deleteFrom(deps, study, code));
  if (answers.includes('offline')) return { outcome: 'offline' };
  const deleted = answers.filter((answer) => typeof answer === 'object');
  if (deleted.length === 0) return { outcome: 'unknown' };
  const total = (what: 'observations' | 'stories') => deleted.reduce((sum, one) => sum + one[what], 0);
  return { outcome: 'deleted', observations: total('observations'), stories: total('stories') };
}

/**
 * Studies with an end that there are or were, as the server lists them for everybody; undefined when it does not answer.
 * Whether they are genuine does not matter here: each is asked to delete, and told nothing.
 */
async function otherStudies({ backend }: Deps): Promise<string[] | undefined> {
  const answer = await fetchPublic(backend, paths.studies);
  if ('failed' in answer) return answer.failed === 'not-found' ? [] : undefined;
  const list = StudyList.safeParse(answer.json);
  return list.success ? list.data.studies.map(({ signed }) => signed.study) : undefined;
}

async function deleteFrom({ backend, outside }: Deps, study: string, code: string): Promise<Answer> {
  const deletion = { wire: wireVersion, id: newDayId(outside.now()), study, target: { of: 'all' } } as const;
  for (const { privateKey, publicKey } of await possibleKeys(code, study)) {
    const signatory = { contributor: await recoveryId(study, publicKey), publicKey, privateKey };
    const result = await sendDeletion({ origin: backend, clockOffset: 0 }, deletion, signatory, undefined);
    if ('receipt' in result) return result.receipt;
    if (!('refused' in result)) return 'offline';
  }
  return 'unknown';
}
