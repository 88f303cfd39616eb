import type { SignedStudy } from '#shared/studies/signed-study.ts';
import type { Database } from './database.ts';
import type { StudyRow } from './rows.ts';

/** Everything that is known of studies with an end, as it came. Nothing says that it is genuine. */
export function keptStudies(database: Database): Promise<StudyRow[]> {
  return database.studies.toArray();
}

/**
 * Keeps a version of a study in place of the one before.
 * @param inForce digests of all versions under which a grant holds
 */
export async function keepStudy(database: Database, signed: SignedStudy, inForce: string[]): Promise<void> {
  const { study } = signed;
  await database.transaction('rw', database.studies, async () => {
    const { closed, seen } = (await database.studies.get(study)) ?? {};
    const isShown = seen && inForce.length > 1;
    await database.studies.put({
      ...{ study, signed, inForce },
      ...(closed === undefined ? {} : { closed }),
      ...(isShown ? { seen } : {}),
    });
  });
}

/** Notes that a study was closed before its time. The first day that was heard of counts. */
export async function noteClosed(database: Database, study: string, day: string): Promise<void> {
  await database.studies
    .where('study')
    .equals(study)
    .modify((row) => {
      row.closed ??= day;
    });
}

/** Notes that the person has seen every study that is listed. */
export async function noteStudiesSeen(database: Database): Promise<void> {
  await database.studies.toCollection().modify({ seen: true });
}

/** When the server is to be asked for studies again, milliseconds since 1970; 0 where it was never asked. */
export async function studiesDue(database: Database): Promise<number> {
  return Number((await database.memos.get('studies-due'))?.value ?? 0);
}

/** Notes when the server is to be asked for studies again. */
export async function noteStudiesDue(database: Database, at: number): Promise<void> {
  await database.memos.put({ name: 'studies-due', value: at });
}
