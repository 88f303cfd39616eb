import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { type BackendProcess, startBackend } from '../../e2e/simulate/backend-process.ts';
import { demonstrationDays } from '../../e2e/simulate/demonstration-days.ts';
import { simulateGlimpses } from '../../e2e/simulate/simulate-glimpses.ts';
import { runDaylight } from './testing/run-daylight.ts';

let folder: string;
let backend: BackendProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-serve-'));
  backend = await startBackend(folder);
});
afterAll(async () => {
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
});

const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');

test('a second server on the same data folder is refused in one sentence', async () => {
  const outcome = await runDaylight(['serve', '--port', '0', '--data', folder]);
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toMatch(/^The data folder is in use by process \d+: stop it first.*\n$/);
});

test('a running server is found healthy', async () => {
  const outcome = await runDaylight(['health', '--url', backend.url]);
  expect({ code: outcome.code, said: lastLine(outcome.stdout) }).toEqual({
    code: 0,
    said: { healthy: true, url: backend.url },
  });
});

test('on its own machine, health also tells which sites look changed', async () => {
  const { port } = new URL(backend.url);
  const outcome = await runDaylight(['health'], { DATA_FOLDER: folder, PORT: port });
  expect(lastLine(outcome.stdout)).toEqual({ healthy: true, url: backend.url, alarms: [] });
});

test('releases can be published while the server holds the database, and what stands is not made again after it has stopped', async () => {
  const { until, days } = demonstrationDays(utcDay(new Date()));
  await simulateGlimpses(
    { origin: backend.url, study: 'simulation', volunteers: 40, days, seed: 3, concurrency: 8 },
    until,
  );
  const release = ['release', '--study', 'simulation', '--window', until, '--data', folder];
  const whileServing = await runDaylight(release);
  expect(whileServing.stderr).toMatch(/100 %/);
  const [published] = lastLine(whileServing.stdout).published;
  expect(published.rows).toBeGreaterThan(0);
  expect(existsSync(join(published.folder, 'SHA256SUMS'))).toBe(true);
  expect(lastLine((await runDaylight(['release', 'budget', '--data', folder])).stdout).budgets).toMatchObject(
    [{ study: 'simulation', windows: 1 }],
  );

  await backend.stop();
  const afterwards = lastLine((await runDaylight(release)).stdout);
  expect(afterwards).toMatchObject({ measured: [], published: [] });
  expect((await runDaylight(['release', 'rebuild', published.folder])).code).toBe(0);
  const withdrawn = ['release', 'withdraw', `${published.dataset}@${published.version}`, '--data', folder];
  expect((await runDaylight([...withdrawn, '--reason', 'A mistake in the rules.'])).code).toBe(0);
  await backend.restart();
  const file = `${backend.url}/datasets/${published.dataset}/${published.version}/${published.dataset}.csv`;
  expect((await fetch(file)).status).toBe(410);
});

test('an order without the operator’s token is not taken', async () => {
  const { url } = JSON.parse((await import('node:fs')).readFileSync(join(folder, 'operator.json'), 'utf8'));
  const order = { method: 'POST', body: JSON.stringify({ study: 'simulation' }) };
  expect((await fetch(`${url}/release`, order)).status).toBe(401);
  const guess = { ...order, headers: { authorization: `Bearer ${'A'.repeat(43)}` } };
  expect((await fetch(`${url}/release`, guess)).status).toBe(401);
  for (const path of ['/alarms', '/structures/01a21f73-9c00-7943-aa91-d4bd89bb28df'])
    expect((await fetch(url + path)).status).toBe(401);
});

test('keys and tokens are readable by their owner alone', () => {
  for (const name of ['content-key', 'receipt-key.pem', 'operator.json'])
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
});

test('a server that is asked to stop leaves neither lock nor token behind, and keeps its receipt key', async () => {
  const { receiptKey } = backend.ready;
  await backend.stop();
  expect(readdirSync(folder).sort()).toEqual([
    'content-key',
    'database',
    'receipt-key.pem',
    'releases',
    'tombstones.ndjson',
  ]);
  await backend.restart();
  expect(backend.ready.receiptKey).toBe(receiptKey);
});
