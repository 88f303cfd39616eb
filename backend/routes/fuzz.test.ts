import { afterAll, beforeAll, expect, test } from 'vitest';
import { runFuzz } from './testing/fuzz/run-fuzz.ts';
import { wholeServer } from './testing/whole-server.ts';

/** A million and more by `npm run fuzz`. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 100_000);

let server: Awaited<ReturnType<typeof wholeServer>>;
beforeAll(async () => {
  server = await wholeServer('postgres');
}, 60_000);
afterAll(() => server.dispose());

test('100,000 hostile requests are each accepted, quarantined or refused with a reason, and cost no memory', async () => {
  const result = await runFuzz(server.send, server.store, {
    requests,
    seed: 6,
    concurrency: 16,
  });
  expect(result.wrong).toEqual([]);
  expect(result.rows.found).toEqual(result.rows.expected);
  expect(result.rssGrowthBytes).toBeLessThan(64 * 1024 * 1024);
  expect(server.oddLines).toEqual([]);
}, 300_000);
