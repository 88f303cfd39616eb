import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#shared/redact/testing/random.ts';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { changes } from './testing/fuzz/change-one-thing.ts';
import { honestRequest } from './testing/fuzz/make-request.ts';
import { asRequest } from './testing/fuzz/raw-request.ts';
import { makeSubjects } from './testing/fuzz/subjects.ts';
import { enrolledKey, rowCounts, testApp } from './testing/test-app.ts';

const signedRequests = 1000;
const changesOfEach = 10;

let opened: TestStore;
let send: (request: Request) => Promise<Response>;
beforeAll(async () => {
  const postgres = engines.find(({ engine }) => engine === 'postgres');
  if (!postgres) throw new Error('There is no PostgreSQL to test with');
  opened = await postgres.open();
  send = (await testApp(opened.store)).send;
}, 60_000);
afterAll(() => opened.dispose());

test('of 1,000 signed requests, each is refused when a single thing of it is changed, and taken as it is', async () => {
  const random = new Random(10);
  const subjects = await makeSubjects();
  const [key, other] = [await enrolledKey(send), await enrolledKey(send)];
  const before = await rowCounts(opened.store);
  const names = Object.keys(changes);
  const taken: string[] = [];
  const honest = [];
  let turn = 0;
  for (let i = 0; i < signedRequests; i++) {
    const subject = random.pick([
      subjects.batch,
      subjects.story,
      subjects.structure,
      subjects.deletion(random),
    ]);
    const request = honestRequest(subject, key, random);
    honest.push(request);
    const changed = Array.from({ length: changesOfEach }, async () => {
      const name = names[turn++ % names.length] ?? '';
      const made = asRequest(changes[name]?.(request, { key, other }, random) ?? request);
      if (!made) throw new Error(`${name} makes a request that cannot be sent`);
      const answer = await send(made);
      const text = await answer.text();
      const isRefused =
        answer.status >= 400 && answer.status < 500 && Problem.safeParse(JSON.parse(text)).success;
      if (!isRefused) taken.push(`${name}: ${answer.status} ${text}`);
    });
    await Promise.all(changed);
  }
  expect(taken).toEqual([]);
  expect(await rowCounts(opened.store)).toEqual(before);
  for (const request of honest.filter(({ target }, i) => i % 20 === 0 && target !== paths.deletions))
    expect((await send(asRequest(request) as Request)).status).toBeLessThan(300);
}, 120_000);
