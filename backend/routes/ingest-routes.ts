import { type Context, Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import { acceptBatch, type IngestDeps } from '../ingest/accept-batch.ts';
import { enrol, readEnrolment } from '../ingest/enrol.ts';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';
import { readBody } from './read-body.ts';
import { type FindSigner, type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What the routes of the ingest interface work with. */
export interface IngestRouteDeps extends IngestDeps, VerifyDeps {
  /** Batches worked on at a time; more are asked to come back later. */
  maxInFlight: number;
}

/** POST /v1/enrolments, POST /v1/batches, GET /v1/me: each signed by the key it speaks of. */
export function ingestRoutes(deps: IngestRouteDeps): Hono<RequestVariables> {
  const findSigner: FindSigner = (keyId) => deps.store.findContributor(keyId);
  let inFlight = 0;

  const takeBatch = async (context: Context<RequestVariables>) => {
    const body = await readBody(context);
    if ('refused' in body) return problem(context, body);
    const signer = await verifyRequest(context, signatureProfile.withBody, findSigner, deps);
    if ('refused' in signer) return problem(context, signer);
    const idempotencyKey = context.req.header('idempotency-key') ?? '';
    const sent = { contributor: signer.value, body: body.value, idempotencyKey };
    const accepted = await acceptBatch(sent, deps);
    if ('refused' in accepted) return problem(context, accepted);
    return context.json(accepted.value.receipt, accepted.value.fresh ? 201 : 200);
  };

  return new Hono<RequestVariables>()
    .post(paths.enrolments, async (context) => {
      const body = await readBody(context);
      if ('refused' in body) return problem(context, body);
      const enrolling = await readEnrolment(body.value, deps);
      if ('refused' in enrolling) return problem(context, enrolling);
      const ownKey: FindSigner = (keyId) =>
        keyId === enrolling.value.contributor ? enrolling.value : undefined;
      const signer = await verifyRequest(context, signatureProfile.withBody, ownKey, deps);
      if ('refused' in signer) return problem(context, signer);
      return context.json(await enrol(signer.value, deps), 201);
    })
    .post(paths.batches, async (context) => {
      if (inFlight >= deps.maxInFlight) return problem(context, refuse('overloaded'));
      inFlight++;
      try {
        return await takeBatch(context);
      } finally {
        inFlight--;
      }
    })
    .get(paths.me, async (context) => {
      const signer = await verifyRequest(context, signatureProfile.withoutBody, findSigner, deps);
      if ('refused' in signer) return problem(context, signer);
      const holdings = await deps.store.countHoldings(signer.value.contributor);
      return context.json(holdings, 200, { 'cache-control': 'no-store' });
    });
}
