import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { pino } from 'pino';
import { newDayId } from '#shared/new-day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import {
  type Deletion,
  type DeletionTarget,
  type PresignedDeletion,
  presignedDeletionText,
} from '#shared/wire/deletion.ts';
import type { Enrolment } from '#shared/wire/enrolment.ts';
import { paths } from '#shared/wire/paths.ts';
import type { SentStory } from '#shared/wire/story.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import { type AppDeps, buildApp } from '../../app.ts';
import { burstValve } from '../../ingest/burst-valve.ts';
import { consentDocumentHashes } from '../../ingest/consent-documents.ts';
import { enrolmentTerms } from '../../ingest/enrolment-terms.ts';
import { ownStudies } from '../../ingest/known-studies.ts';
import { newReceiptKey, receiptSigner } from '../../ingest/receipt-signer.ts';
import { databaseLog, logOrigin } from '../../log/database-log.ts';
import { storyOutcomes } from '../../moderation/story-outcomes.ts';
import { partnerDesk } from '../../partner/partner-desk.ts';
import { readiness } from '../../readiness.ts';
import { loadMeasures } from '../../releases/load-measures.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { exportContributor } from '../../store/export-contributor.ts';
import { listBatches } from '../../store/list-batches.ts';
import type { Store } from '../../store/open-store.ts';
import { sqlIngestStore } from '../../store/sql-ingest-store.ts';
import { nonceMemory } from '../nonce-memory.ts';
import { compress, type SigningOptions, signedPost } from './signed-request.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';

/** Public address of the application under test. */
export const origin = 'http://daylight.test';

/** The real application on a real store. It takes the study `daylight` and answers without a port. */
export async function testApp(store: Store, changes: Partial<AppDeps> = {}) {
  const signer = receiptSigner(newReceiptKey());
  const app = buildApp({
    log: pino({ level: 'silent' }),
    signer,
    store: sqlIngestStore(store),
    valve: burstValve('auto'),
    exportOf: (contributor) => exportContributor(store.pool, store.cipher, contributor),
    partner: partnerDesk(store, loadMeasures),
    partnerLimits: { accessesPerHour: 30, rowsPerDay: 0 },
    documents: await consentDocumentHashes(),
    studies: ownStudies(['daylight', 'other']),
    terms: enrolmentTerms(0, [], new Uint8Array(32).fill(7)),
    rateLimits: { requestsPerMinute: 0, enrolmentsPerHour: 0, trustedProxies: 0 },
    baseUrl: origin,
    maxInFlight: 100,
    maxBytesInFlight: 2 ** 25,
    isStrained: () => false,
    nonces: nonceMemory(),
    now: () => new Date(),
    readiness: readiness(store.pool, tmpdir(), { late: () => [] }),
    studyList: () => ({ studies: [] }),
    rules: new PublishedRules(join(tmpdir(), 'no-rules-published')),
    publicLog: databaseLog(store.pool, { signer, origin: logOrigin(origin) }),
    storyOutcomes: (contributor) => storyOutcomes(store.pool, contributor),
    listBatches: (contributor) => listBatches(store.pool, contributor),
    portal: new Hono(),
    api: new Hono(),
    ...changes,
  });
  return { app, signer, send: async (request: Request) => app.fetch(request) };
}

/** A request that sends a batch as an honest volunteer would. */
export function batchRequest(batch: Batch, key: SigningKey): Promise<Request> {
  return signedPost(origin + paths.batches, compress(JSON.stringify(batch)), batch.batchId, key);
}

/** A request that sends a story as an honest volunteer would. */
export function storyRequest(
  story: SentStory,
  key: SigningKey,
  options: SigningOptions = {},
): Promise<Request> {
  const idempotencyKey = `${story.id}.${story.revision}`;
  return signedPost(origin + paths.stories, compress(JSON.stringify(story)), idempotencyKey, key, options);
}

/** A request that sends a structure as an honest volunteer would. */
export function structureRequest(sent: SentStructure, key: SigningKey): Promise<Request> {
  return signedPost(origin + paths.structures, compress(JSON.stringify(sent)), sent.id, key);
}

/** A request that deletes something, signed by a study key or a recovery key. */
export function deletionRequest(
  target: DeletionTarget,
  key: SigningKey,
  id = newDayId(Date.now()),
): Promise<Request> {
  const deletion: Deletion = { wire: 2, id, study: key.study, target };
  return signedPost(origin + paths.deletions, compress(JSON.stringify(deletion)), id, key);
}

/** A deletion of everything, signed beforehand. */
export function presign(key: SigningKey, id = newDayId(Date.now())): PresignedDeletion {
  const deletion = { id, study: key.study, contributor: key.contributor };
  const signature = key.sign(new TextEncoder().encode(presignedDeletionText(deletion)));
  return { ...deletion, signature: Buffer.from(signature).toString('base64url') };
}

/** What the page after an uninstall sends. */
export function presignedRequest(body: unknown): Request {
  return new Request(origin + paths.presignedDeletions, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * A request that enrols a key.
 * @param more work that was done, and an invitation
 */
export function enrolRequest(
  key: SigningKey,
  recovery?: SigningKey,
  more: Pick<Enrolment, 'work' | 'invite'> = {},
): Promise<Request> {
  const recoveryKey = recovery && { recoveryKey: recovery.publicKey };
  const body = compress(
    JSON.stringify({ study: key.study, publicKey: key.publicKey, ...recoveryKey, ...more }),
  );
  return signedPost(origin + paths.enrolments, body, key.contributor, key);
}

/** A new key that is enrolled already. */
export async function enrolledKey(
  send: (request: Request) => Promise<Response>,
  recovery?: SigningKey,
): Promise<SigningKey> {
  const key = await makeSigningKey('daylight');
  const answer = await send(await enrolRequest(key, recovery));
  if (answer.status !== 201) throw new Error(`enrolment failed: ${await answer.text()}`);
  return key;
}

/** Rows of every table that holds what people sent. */
export async function rowCounts(store: Store): Promise<Record<string, number>> {
  const { rows } = await store.pool.query<Record<string, number>>(
    `select (select count(*) from contributors) as contributors, (select count(*) from batches) as batches,
            (select count(*) from observations) as observations, (select count(*) from exposures) as exposures,
            (select count(*) from stories) as stories, (select count(*) from structures) as structures,
            (select count(*) from deletions) as deletions`,
  );
  return rows[0] ?? {};
}
