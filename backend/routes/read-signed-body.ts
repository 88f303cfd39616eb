import type { Context } from 'hono';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { Outcome } from '../ingest/outcome.ts';
import type { SentBody } from '../ingest/sent-body.ts';
import type { RequestVariables } from './problem.ts';
import { readBody } from './read-body.ts';
import { type FindSigner, type VerifyDeps, verifyRequest } from './verify-request.ts';

/** Reads a body within its limits and proves who sent it; nothing is inflated or parsed yet. */
export async function readSignedBody(
  context: Context<RequestVariables>,
  findSigner: FindSigner,
  deps: VerifyDeps,
): Promise<Outcome<SentBody>> {
  const body = readBody(context);
  if ('refused' in body) return body;
  const signer = await verifyRequest(context, signatureProfile.withBody, findSigner, deps);
  if ('refused' in signer) return signer;
  const idempotencyKey = context.req.header('idempotency-key') ?? '';
  const isPresent = context.req.header(signatureProfile.keyHeader) !== undefined;
  return { value: { contributor: signer.value, body: body.value, idempotencyKey, isPresent } };
}
