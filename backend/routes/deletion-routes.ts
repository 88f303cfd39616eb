import { Hono, type MiddlewareHandler } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { acceptDeletion } from '../ingest/accept-deletion.ts';
import { acceptPresignedDeletion } from '../ingest/accept-presigned-deletion.ts';
import type { IngestDeps } from '../ingest/ingest-deps.ts';
import { byEitherKey } from './find-signer.ts';
import { problem, type RequestVariables } from './problem.ts';
import { readPlainBody } from './read-body.ts';
import { readSignedBody } from './read-signed-body.ts';
import type { VerifyDeps } from './verify-request.ts';

/** Largest body of a pre-signed deletion, in bytes; an honest one has some 250. */
const presignedBytes = 2048;

/**
 * POST /v1/deletions, signed by the study key or by the recovery key; and POST /v1/deletions/presigned, which has its
 * proof in the body: the page that sends it has no key any more.
 */
export function deletionRoutes(
  deps: IngestDeps & VerifyDeps,
  limited: MiddlewareHandler<RequestVariables>,
): Hono<RequestVariables> {
  const findSigner = byEitherKey(deps);

  return new Hono<RequestVariables>()
    .post(paths.deletions, limited, async (context) => {
      const sent = await readSignedBody(context, findSigner, deps);
      if ('refused' in sent) return problem(context, sent);
      const deleted = await acceptDeletion(sent.value, deps);
      return 'refused' in deleted ? problem(context, deleted) : context.json(deleted.value, 200);
    })
    .post(paths.presignedDeletions, limited, async (context) => {
      const body = readPlainBody(context, presignedBytes);
      if ('refused' in body) return problem(context, body);
      const deleted = await acceptPresignedDeletion(body.value, deps);
      return 'refused' in deleted ? problem(context, deleted) : context.json(deleted.value, 200);
    });
}
