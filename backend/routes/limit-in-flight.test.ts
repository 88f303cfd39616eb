import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limits } from '#shared/wire/limits.ts';
import { type LoadLimits, limitInFlight } from './limit-in-flight.ts';
import type { RequestVariables } from './problem.ts';

const unlimited: LoadLimits = { maxInFlight: 10, maxBytesInFlight: 2 ** 20, isStrained: () => false };

/** An application with one route, which says how much came and is worked on until it is let go. */
function anApp(change: Partial<LoadLimits>) {
  const state = { letGo: Promise.withResolvers<void>(), worked: 0 };
  const app = new Hono<RequestVariables>().post(
    '/',
    limitInFlight({ ...unlimited, ...change }),
    async (c) => {
      state.worked++;
      await state.letGo.promise;
      const received = c.get('received');
      return c.text(typeof received === 'object' ? String(received.length) : String(received));
    },
  );
  const post = async (body: string | ReadableStream) =>
    app.request('/', { method: 'POST', body, ...(typeof body === 'string' ? {} : { duplex: 'half' }) });
  return { state, post };
}

/** A body of which one byte has come, and no more. */
function unfinished(bytes = 1) {
  const parts: { end?: () => void } = {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      parts.end = () => controller.close();
    },
  });
  return { body, end: () => parts.end?.() };
}

test('a body is handed on whole, and one byte too many is noticed without a length', async () => {
  const { state, post } = anApp({});
  state.letGo.resolve();
  expect(await (await post('x'.repeat(1000))).text()).toBe('1000');
  const large = unfinished(limits.bodyBytes + 1);
  expect(await (await post(large.body)).text()).toBe('too-large');
});

test('a process under strain takes nothing on, and says when to come back', async () => {
  const { state, post } = anApp({ isStrained: () => true });
  const answer = await post('x');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(state.worked).toBe(0);
});

test('so many are worked on at a time, and a place is free again afterwards', async () => {
  const { state, post } = anApp({ maxInFlight: 2 });
  const working = [post('a'), post('b')];
  await expect.poll(() => state.worked).toBe(2);
  expect((await post('c')).status).toBe(503);
  state.letGo.resolve();
  for (const answer of await Promise.all(working)) expect(answer.status).toBe(200);
  expect((await post('d')).status).toBe(200);
});

test('who dribbles takes no place from those who have sent', async () => {
  const { state, post } = anApp({ maxInFlight: 1 });
  state.letGo.resolve();
  const slow = Array.from({ length: 20 }, unfinished.bind(null, 1));
  const answers = slow.map(({ body }) => post(body));
  expect((await post('quick')).status).toBe(200);
  for (const { end } of slow) end();
  for (const answer of await Promise.all(answers)) expect([200, 503]).toContain(answer.status);
});

test('when memory is full, who dribbles is put off, and who sends quickly is through', async () => {
  const { state, post } = anApp({ maxBytesInFlight: 1000 });
  state.letGo.resolve();
  const slow = unfinished(900);
  const answer = post(slow.body);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await post('x'.repeat(500))).status).toBe(200);
  expect((await answer).status).toBe(503);
});
