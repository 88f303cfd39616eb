import { sha256 } from '#shared/sha256.ts';
import { SignedStudy, signedStudyText } from '#shared/studies/signed-study.ts';
import { Study } from '#shared/studies/study.ts';
import type { StudyRow } from '../store/rows.ts';
import { keptStudies } from '../store/studies.ts';
import { isSignedBy } from '../upload/verify-receipt.ts';
import type { Deps } from './deps.ts';

/** A study with an end that the operator has signed. */
export interface KnownStudy {
  study: Study;
  signed: SignedStudy;
  row: StudyRow;
}

/** What was found genuine before, letter for letter, by key and signature: checking it again would find the same. */
const genuine = new Map<string, { text: string; study: Study }>();

/** Studies that this device has heard of, by name: those that the operator has signed, each judged anew. */
export async function knownStudies({
  database,
  rulesKey,
}: Pick<Deps, 'database' | 'rulesKey'>): Promise<Map<string, KnownStudy>> {
  const known = new Map<string, KnownStudy>();
  for (const row of await keptStudies(database)) {
    const found = await readSignedStudy(row.signed, rulesKey);
    if (found && found.signed.study === row.study) known.set(row.study, { ...found, row });
  }
  return known;
}

/** Reads what claims to be a signed study; undefined where it is none, or not signed with the operator's key. */
export async function readSignedStudy(
  claimed: unknown,
  rulesKey: string,
): Promise<Pick<KnownStudy, 'study' | 'signed'> | undefined> {
  const envelope = SignedStudy.safeParse(claimed);
  if (!envelope.success || rulesKey === '') return undefined;
  const signed = envelope.data;
  const name = [rulesKey, signedStudyText(signed), signed.signature].join(' ');
  const before = genuine.get(name);
  if (before?.text === signed.text) return { signed, study: before.study };
  const isGenuine =
    signed.digest === (await sha256(signed.text)) &&
    (await isSignedBy(rulesKey, signedStudyText(signed), signed.signature));
  const study = isGenuine ? parse(signed.text) : undefined;
  if (study?.study !== signed.study || study.version !== signed.version) return undefined;
  genuine.set(name, { text: signed.text, study });
  return { signed, study };
}

function parse(text: string): Study | undefined {
  try {
    return Study.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // The caller is told: it is none.
  }
}
