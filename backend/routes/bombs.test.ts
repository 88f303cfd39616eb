import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#shared/wire/limits.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { bombs } from './testing/bombs.ts';
import { residentBytes } from './testing/memory.ts';
import { signedPost } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import { enrolledKey, origin, testApp } from './testing/test-app.ts';

const mostMs = 1000;
const mostGrowth = 32 * 1024 * 1024;

describe('a bomb', () => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;
  let honest: string;
  beforeAll(async () => {
    const postgres = engines.find(({ engine }) => engine === 'postgres');
    if (!postgres) throw new Error('There is no PostgreSQL to test with');
    opened = await postgres.open();
    send = (await testApp(opened.store)).send;
    key = await enrolledKey(send);
    honest = (await aBatch()).batchId;
    // What an honest story of full length costs is no growth by a bomb.
    for (const [, make] of bombs.slice(0, 2)) await throwAt(paths.batches, make());
  }, 60_000);
  afterAll(() => opened.dispose());

  /** @returns the answer's status, and how long it took */
  async function throwAt(path: string, bomb: Buffer): Promise<{ status: number; ms: number }> {
    const request = await signedPost(origin + path, new Uint8Array(bomb), honest, key);
    const start = performance.now();
    const { status } = await send(request);
    return { status, ms: performance.now() - start };
  }

  test.each(bombs)('of %s is answered within a second, and leaves no memory taken', async (_, make) => {
    const bomb = make();
    expect(bomb.length).toBeLessThanOrEqual(limits.bodyBytes);
    const before = residentBytes();
    // Before a signature is proved, and after.
    for (const path of [paths.enrolments, paths.batches, paths.stories]) {
      // A machine that is busy with something else may be slow once.
      const tries = [await throwAt(path, bomb), await throwAt(path, bomb)];
      for (const { status } of tries) {
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
        expect(status).not.toBe(201);
      }
      expect(Math.min(...tries.map(({ ms }) => ms))).toBeLessThan(mostMs);
    }
    expect(residentBytes() - before).toBeLessThan(mostGrowth);
  });
});
