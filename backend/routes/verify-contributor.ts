import type { Context } from 'hono';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import { byStudyKey, type StudyKeyDeps } from './find-signer.ts';
import { type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What it takes to know whose request without a body this is. */
export type ContributorDeps = StudyKeyDeps & VerifyDeps;

/**
 * The contributor who signed a request without a body with their study key, and who is still there.
 * @returns their id; or a refusal: the signature does not hold, they never enrolled, or everything of them was deleted
 */
export async function verifyContributor(context: Context, deps: ContributorDeps): Promise<Outcome<string>> {
  const signer = await verifyRequest(context, signatureProfile.withoutBody, byStudyKey(deps), deps);
  if ('refused' in signer) return signer;
  const { contributor } = signer.value;
  const known = await deps.store.findContributor(contributor);
  if (known && !known.deleted) return { value: contributor };
  return refuse(known ? 'contributor_deleted' : 'contributor_unknown');
}
