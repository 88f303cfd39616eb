import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { isPresent } from '#shared/wire/receipt.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import { acceptBatch } from '../ingest/accept-batch.ts';
import { acceptStory } from '../ingest/accept-story.ts';
import { acceptStructure } from '../ingest/accept-structure.ts';
import { enrol, readEnrolment } from '../ingest/enrol.ts';
import { newChallenge } from '../ingest/enrolment-terms.ts';
import type { IngestDeps } from '../ingest/ingest-deps.ts';
import { deletionRoutes } from './deletion-routes.ts';
import { byStudyKey } from './find-signer.ts';
import { type LoadLimits, limitInFlight } from './limit-in-flight.ts';
import { problem, type RequestVariables } from './problem.ts';
import { readBody } from './read-body.ts';
import { readSignedBody } from './read-signed-body.ts';
import { verifyContributor } from './verify-contributor.ts';
import { type FindSigner, type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What the routes of the ingest interface work with. */
export interface IngestRouteDeps extends IngestDeps, VerifyDeps, LoadLimits {}

/**
 * GET /v1/enrolments/challenge, for anybody; POST /v1/enrolments, POST /v1/batches, POST /v1/stories, POST /v1/structures, GET /v1/me: each signed by the study key it speaks of; and
 * the routes of deletion.
 */
export function ingestRoutes(deps: IngestRouteDeps): Hono<RequestVariables> {
  const findSigner = byStudyKey(deps);
  const limited = limitInFlight(deps);

  return new Hono<RequestVariables>()
    .get(paths.challenge, (context) =>
      context.json(newChallenge(deps.terms, deps.now()), 200, { 'cache-control': 'no-store' }),
    )
    .post(paths.enrolments, limited, async (context) => {
      const body = readBody(context);
      if ('refused' in body) return problem(context, body);
      const read = await readEnrolment(body.value, deps);
      if ('refused' in read) return problem(context, read);
      const enrolling = read.value;
      const { contributor } = enrolling;
      const ownKey: FindSigner = (keyId) =>
        keyId === contributor.contributor
          ? { publicKey: contributor.publicKey, owner: () => contributor }
          : undefined;
      const signer = await verifyRequest(context, signatureProfile.withBody, ownKey, deps);
      if ('refused' in signer) return problem(context, signer);
      const enrolled = await enrol(enrolling, deps);
      return 'refused' in enrolled ? problem(context, enrolled) : context.json(enrolled.value, 201);
    })
    .post(paths.batches, limited, async (context) => {
      const sent = await readSignedBody(context, findSigner, deps);
      if ('refused' in sent) return problem(context, sent);
      const accepted = await acceptBatch(sent.value, deps);
      if ('refused' in accepted) return problem(context, accepted);
      const { receipt, fresh } = accepted.value;
      const isApart = isPresent(receipt) && receipt.status === 'quarantined';
      return context.json(receipt, !fresh ? 200 : isApart ? 202 : 201);
    })
    .post(paths.stories, limited, async (context) => {
      const sent = await readSignedBody(context, findSigner, deps);
      if ('refused' in sent) return problem(context, sent);
      const accepted = await acceptStory(sent.value, deps);
      if ('refused' in accepted) return problem(context, accepted);
      return context.json(accepted.value.receipt, accepted.value.fresh ? 201 : 200);
    })
    .post(paths.structures, limited, async (context) => {
      const sent = await readSignedBody(context, findSigner, deps);
      if ('refused' in sent) return problem(context, sent);
      const accepted = await acceptStructure(sent.value, deps);
      if ('refused' in accepted) return problem(context, accepted);
      return context.json(accepted.value.receipt, accepted.value.fresh ? 201 : 200);
    })
    .get(paths.me, async (context) => {
      const sender = await verifyContributor(context, deps);
      if ('refused' in sender) return problem(context, sender);
      const holdings = await deps.store.countHoldings(sender.value);
      return context.json(holdings, 200, { 'cache-control': 'no-store' });
    })
    .route('/', deletionRoutes(deps, limited));
}
