import { materialChanges } from '#shared/studies/material-changes.ts';
import { StudyList } from '#shared/studies/signed-study.ts';
import { paths } from '#shared/wire/paths.ts';
import { isQuotaError } from '../store/storage-full.ts';
import { keepStudy, noteClosed, noteStudiesDue, studiesDue } from '../store/studies.ts';
import { fetchPublic } from '../upload/fetch-public.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { knownStudies, readSignedStudy } from './known-studies.ts';

const hour = 60 * 60 * 1000;

/** Milliseconds between two looks at what is published, and until the next one where nobody answered. */
const studiesPause = { answered: 6 * hour, unanswered: hour } as const;

/**
 * Looks for studies with an end: every six hours, and only for somebody who donates. What is asked for is the same for
 * everybody, and never depends on what a person takes part in. Only what is signed by the operator and newer is kept.
 * @returns whether somebody answered; undefined where it is not the time to look
 */
export async function updateStudies(deps: Deps): Promise<boolean | undefined> {
  const { database, backend, rulesKey } = deps;
  if (rulesKey === '' || !(await isDue(deps)) || !(await decideNow(deps)).decide.study().allowed)
    return undefined;
  // Noted before anybody is asked: a worker that is killed meanwhile must not ask again each minute.
  if (!(await noteDue(deps, studiesPause.unanswered))) return undefined;
  const answer = await fetchPublic(backend, paths.studies);
  const list = 'json' in answer ? StudyList.safeParse(answer.json) : undefined;
  if (!list?.success) return false;
  const known = await knownStudies(deps);
  for (const { signed: claimed, closed } of list.data.studies) {
    const read = await readSignedStudy(claimed, rulesKey);
    if (!read) continue;
    const { study, signed } = read;
    const before = known.get(study.study);
    if (!before || study.version > before.study.version) {
      const isSame = before && materialChanges(before.study, study).length === 0;
      await keepStudy(database, signed, [...(isSame ? before.row.inForce : []), signed.digest]);
    }
    if (closed !== null) await noteClosed(database, study.study, closed);
  }
  await noteDue(deps, studiesPause.answered);
  return true;
}

/** A time that lies further ahead than any pause was noted by a clock that has been set back since. */
async function isDue({ database, outside }: Deps): Promise<boolean> {
  const left = (await studiesDue(database)) - outside.now();
  return left <= 0 || left > studiesPause.answered;
}

/** Whether there was room for the note. Without it nobody is asked, so that it cannot happen each minute. */
async function noteDue({ database, outside }: Deps, pause: number): Promise<boolean> {
  try {
    await noteStudiesDue(database, outside.now() + pause);
    return true;
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return false;
  }
}
