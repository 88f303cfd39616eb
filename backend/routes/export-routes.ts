import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { IngestStore } from '../ingest/ingest-store.ts';
import { refuse } from '../ingest/outcome.ts';
import { limitInFlight } from './limit-in-flight.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What an export works with. */
export interface ExportDeps extends VerifyDeps {
  store: Pick<IngestStore, 'findContributor'>;
  /** Everything that is stored of a contributor, as the pieces of a JSON document. */
  exportOf: (contributor: string) => AsyncIterable<string>;
}

/** Exports written at a time: each may go on for as long as somebody's line is slow. */
const atATime = 20;

/**
 * GET /v1/export: all that is stored of whoever signs with their study key, in one JSON document. It is written while it
 * is read, so an error in the middle ends it without its last bracket.
 */
export function exportRoutes(deps: ExportDeps): Hono<RequestVariables> {
  const encoder = new TextEncoder();
  return new Hono<RequestVariables>().get(paths.export, limitInFlight(atATime), async (context) => {
    const byStudyKey = (keyId: string) => deps.store.findContributor(keyId);
    const signer = await verifyRequest(context, signatureProfile.withoutBody, byStudyKey, deps);
    if ('refused' in signer) return problem(context, signer);
    if (signer.value.deleted) return problem(context, refuse('contributor_deleted'));
    const pieces = deps.exportOf(signer.value.contributor)[Symbol.asyncIterator]();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return?.();
      },
    });
    return context.body(body, 200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="daylight-export.json"',
    });
  });
}
