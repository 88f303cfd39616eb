import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '#shared/errors.ts';
import { limits } from '#shared/wire/limits.ts';
import { Problem } from '#shared/wire/problem.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { badDeletions } from './testing/bad-deletions.ts';
import { badQueries } from './testing/bad-queries.ts';
import { badRequests, now, sent } from './testing/bad-requests.ts';
import { badStories } from './testing/bad-stories.ts';
import { batchRequest, enrolledKey, rowCounts, testApp } from './testing/test-app.ts';

describe.each(engines)('bad input on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  async function expectRefused(request: Request, code: ErrorCode): Promise<Problem> {
    const before = await rowCounts(opened.store);
    const answer = await send(request);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = Problem.parse(await answer.json());
    expect({ code: problem.code, status: problem.status }).toEqual({ code, status: answer.status });
    expect(await rowCounts(opened.store)).toEqual(before);
    return problem;
  }

  test.each([...badRequests, ...badQueries, ...badStories, ...badDeletions])(
    '%s is refused as %s and changes nothing',
    async (_name, code, make) => {
      await expectRefused(await make(await enrolledKey(send)), code);
    },
  );

  test('a request that comes twice is refused as a replay', async () => {
    const request = await batchRequest(await aBatch(), await enrolledKey(send));
    expect((await send(request.clone() as Request)).status).toBe(201);
    await expectRefused(request, 'request_replayed');
  });

  test('other content under a known batch id is refused, and the first stays', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const receipt = await (await send(await batchRequest(batch, key))).json();
    await expectRefused(
      await batchRequest({ ...batch, observations: [aRecommendation()] }, key),
      'batch_conflict',
    );
    expect(await (await send(await batchRequest(batch, key))).json()).toEqual(receipt);
  });

  test('a client whose clock is wrong is told the time, and may sign by it', async () => {
    const key = await enrolledKey(send);
    const problem = await expectRefused(await sent({}, key, { created: now() - 3600 }), 'clock_skew');
    expect(Math.abs((problem.serverTime ?? 0) - now())).toBeLessThanOrEqual(2);
  });

  test('a body of unknown length is read no further than the limit', async () => {
    const key = await enrolledKey(send);
    const honest = await sent({}, key);
    let read = 0;
    const endless = new ReadableStream({
      pull(controller) {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = new Headers(honest.headers);
    headers.delete('content-length');
    const request = new Request(honest.url, {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    await expectRefused(request, 'body_too_large');
    expect(read).toBeLessThan(4 * limits.bodyBytes);
  });

  test('more batches at a time than allowed are asked to come back', async () => {
    const busy = await testApp(opened.store, { maxInFlight: 1 });
    const key = await enrolledKey(busy.send);
    const requests = await Promise.all([1, 2, 3].map(async () => batchRequest(await aBatch(), key)));
    const answers = await Promise.all(requests.map(busy.send));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 503, 503]);
    expect(answers.find((a) => a.status === 503)?.headers.get('retry-after')).toBe('5');
  });
});
