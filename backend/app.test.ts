import { pino } from 'pino';
import { expect, test } from 'vitest';
import { errorCodes } from '#shared/errors.ts';
import { paths } from '#shared/wire/paths.ts';
import type { IngestStore } from './ingest/ingest-store.ts';
import { aBatch } from './ingest/testing/a-batch.ts';
import { statuses } from './routes/problem.ts';
import { makeSigningKey } from './routes/testing/signing-key.ts';
import { batchRequest, enrolRequest, origin, testApp } from './routes/testing/test-app.ts';
import type { Store } from './store/open-store.ts';

/** A database that has gone away, as pg reports it. */
const goneStore = {
  engine: 'postgres',
  pool: {
    query: () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
  },
} as unknown as Store;
const broken = (error: Error): IngestStore => {
  const fail = () => Promise.reject(error);
  return {
    ...{ findContributor: fail, findByRecovery: fail, enrol: fail, countHoldings: fail },
    ...{ storeBatch: fail, countQuarantined: fail },
    ...{ findStory: fail, storeStory: fail, storeStructure: fail, deleteSent: fail },
  };
};
const gone = broken(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));

test('only browser extensions may call the interface from a page', async () => {
  const { send } = await testApp(goneStore);
  const preflight = async (from: string, path: string = paths.batches) =>
    (
      await send(
        new Request(origin + path, {
          method: 'OPTIONS',
          headers: {
            origin: from,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'signature,signature-input,content-digest,content-encoding',
          },
        }),
      )
    ).headers;
  for (const from of [
    'chrome-extension://abcdefghijklmnop',
    'moz-extension://1b2c-3d',
    'safari-web-extension://A-1',
  ]) {
    expect((await preflight(from)).get('access-control-allow-origin')).toBe(from);
    expect((await preflight(from)).get('access-control-allow-headers')).toContain('signature-input');
    expect((await preflight(from)).get('access-control-allow-credentials')).toBeNull();
    for (const path of Object.values(paths).filter((path) => path.startsWith('/v1/')))
      expect((await preflight(from, path)).get('access-control-allow-origin'), path).toBe(from);
  }
  for (const from of [
    'https://daylight.example',
    'null',
    'https://chrome-extension.example',
    'chrome-extension://a.b',
  ])
    expect((await preflight(from)).get('access-control-allow-origin')).toBeNull();
});

test('a database that is away is a reason to come back, and not to give up', async () => {
  const { send } = await testApp(goneStore, { store: gone });
  const answer = await send(await batchRequest(await aBatch(), await makeSigningKey('daylight')));
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect((await send(new Request(`${origin}/readyz`))).status).toBe(503);
  expect((await send(new Request(`${origin}/healthz`))).status).toBe(200);
});

test('a fault of our own says nothing about what was sent, neither in the answer nor in the log', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const store = broken(new Error('canary-in-the-message'));
  const { send } = await testApp(goneStore, { store, log });
  const key = await makeSigningKey('daylight');
  const request = await enrolRequest(key);
  const headers = new Headers(request.headers);
  headers.set('user-agent', 'canary-agent');
  headers.set('x-forwarded-for', '203.0.113.7');
  const answer = await send(new Request(request, { headers }));
  expect(answer.status).toBe(500);
  const written = lines.join('') + (await answer.text());
  const [fault, answered] = lines.map((line) => JSON.parse(line));
  expect(fault).toMatchObject({ error: 'Error', frames: expect.any(Array) });
  expect(answered).toMatchObject({ method: 'POST', route: '/v1/enrolments', status: 500, code: 'internal' });
  expect(written).not.toMatch(/canary|203\.0\.113\.7/);
  expect(written).not.toContain(key.contributor);
  expect(written).not.toContain(key.publicKey);
});

test('every error code has a status', () => {
  expect(Object.keys(statuses).sort()).toEqual([...errorCodes].sort());
});
