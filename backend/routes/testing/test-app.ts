import { Hono } from 'hono';
import { pino } from 'pino';
import type { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import { type AppDeps, buildApp } from '../../app.ts';
import { consentDocumentHashes } from '../../ingest/consent-documents.ts';
import { newReceiptKey, receiptSigner } from '../../ingest/receipt-signer.ts';
import type { Store } from '../../store/open-store.ts';
import { sqlIngestStore } from '../../store/sql-ingest-store.ts';
import { nonceMemory } from '../nonce-memory.ts';
import { compress, signedPost } from './signed-request.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';

/** Public address of the application under test. */
export const origin = 'http://daylight.test';

/** The real application on a real store. It takes the study `daylight` and answers without a port. */
export async function testApp(store: Store, changes: Partial<AppDeps> = {}) {
  const signer = receiptSigner(newReceiptKey());
  const app = buildApp({
    log: pino({ level: 'silent' }),
    signer,
    store: sqlIngestStore(store.pool),
    documents: await consentDocumentHashes(),
    studies: new Set(['daylight', 'other']),
    baseUrl: origin,
    maxInFlight: 100,
    nonces: nonceMemory(),
    now: () => new Date(),
    ping: () => store.pool.query('select 1'),
    portal: new Hono(),
    ...changes,
  });
  return { app, signer, send: async (request: Request) => app.fetch(request) };
}

/** A request that sends a batch as an honest volunteer would. */
export function batchRequest(batch: Batch, key: SigningKey): Promise<Request> {
  return signedPost(origin + paths.batches, compress(JSON.stringify(batch)), batch.batchId, key);
}

/** A request that enrols a key. */
export function enrolRequest(key: SigningKey): Promise<Request> {
  const body = compress(JSON.stringify({ study: key.study, publicKey: key.publicKey }));
  return signedPost(origin + paths.enrolments, body, key.contributor, key);
}

/** A new key that is enrolled already. */
export async function enrolledKey(
  send: (request: Request) => Promise<Response>,
  study = 'daylight',
): Promise<SigningKey> {
  const key = await makeSigningKey(study);
  const answer = await send(await enrolRequest(key));
  if (answer.status !== 201) throw new Error(`enrolment failed: ${await answer.text()}`);
  return key;
}

/** Rows of every table that holds what people sent. */
export async function rowCounts(store: Store): Promise<Record<string, number>> {
  const { rows } = await store.pool.query<Record<string, number>>(
    `select (select count(*) from contributors) as contributors, (select count(*) from batches) as batches,
            (select count(*) from observations) as observations, (select count(*) from exposures) as exposures`,
  );
  return rows[0] ?? {};
}
