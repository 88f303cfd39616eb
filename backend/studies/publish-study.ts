import { materialChanges } from '#shared/studies/material-changes.ts';
import type { SignedStudy } from '#shared/studies/signed-study.ts';
import { Study } from '#shared/studies/study.ts';
import { OperatorError } from '../operator-error.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { readStudies } from './read-studies.ts';

/** What came of publishing: `asksAgain` names what changed so that everybody is asked again. */
export interface Publication {
  study: string;
  version: number;
  digest: string;
  asksAgain: string[];
  /** It was published before, as it is. */
  again: boolean;
}

/**
 * Publishes a version of a study. The same one again changes nothing.
 * @param signed its signature is checked by whoever calls
 * @param own studies of this server that have no end
 * @param today YYYY-MM-DD in UTC
 * @throws OperatorError where it is not newer, or the study is over
 */
export async function publishStudy(
  pool: Pick<SqlPool, 'query'>,
  signed: SignedStudy,
  own: readonly string[],
  today: string,
): Promise<Publication> {
  const { study: name, version, digest } = signed;
  const study = Study.parse(JSON.parse(signed.text));
  if (study.study !== name || study.version !== version)
    throw new OperatorError('The file says another study or version than its signature: sign it again.');
  if (own.includes(name))
    throw new OperatorError(`"${name}" is the study of this server itself: give the new one another name.`);
  const before = (await readStudies(pool)).filter((one) => one.study.study === name);
  const last = before.at(-1);
  if (last && last.closed !== null)
    throw new OperatorError(
      `"${name}" was closed on ${last.closed}, for good: give the new one another name.`,
    );
  const same = before.find((one) => one.signed.version === version);
  if (same && same.signed.digest === digest)
    return { study: name, version, digest, asksAgain: [], again: true };
  if (last && version <= last.signed.version)
    throw new OperatorError(
      `Version ${last.signed.version} of "${name}" is published: set "version" to ${last.signed.version + 1}.`,
    );
  if (study.until < today)
    throw new OperatorError(`The study ended on ${study.until}: correct "until" before you publish it.`);
  await pool.query(
    `insert into studies (study, version, digest, signed, published_day) values ($1, $2::int, $3, $4::json, $5::date)`,
    [name, version, digest, JSON.stringify(signed), today],
  );
  const asksAgain = last ? materialChanges(last.study, study) : [];
  return { study: name, version, digest, asksAgain, again: false };
}
