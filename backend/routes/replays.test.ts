import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#shared/redact/testing/random.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { honestRequest } from './testing/fuzz/make-request.ts';
import { asRequest, type RawRequest } from './testing/fuzz/raw-request.ts';
import { signRaw } from './testing/fuzz/sign-raw.ts';
import { makeSubjects } from './testing/fuzz/subjects.ts';
import { enrolledKey, rowCounts, testApp } from './testing/test-app.ts';

const originals = 100;
const replaysOfEach = 100;

let opened: TestStore;
beforeAll(async () => {
  const postgres = engines.find(({ engine }) => engine === 'postgres');
  if (!postgres) throw new Error('There is no PostgreSQL to test with');
  opened = await postgres.open();
}, 60_000);
afterAll(() => opened.dispose());

test('10,000 replays, the same bytes or signed anew, in any order and at once, add no row and get the first receipt', async () => {
  const random = new Random(11);
  const server = await testApp(opened.store);
  const subjects = await makeSubjects();
  const key = await enrolledKey(server.send);
  const sendTo = async ({ send }: typeof server, raw: RawRequest) => {
    const answer = await send(asRequest(raw) as Request);
    return { status: answer.status, body: await answer.json() };
  };
  const sent = [];
  for (let i = 0; i < originals; i++) {
    const subject = random.pick([subjects.batch, subjects.batch, subjects.story, subjects.structure]);
    const raw = honestRequest(subject, key, random);
    sent.push({ raw, first: await sendTo(server, raw) });
  }
  expect(sent.map(({ first }) => first.status)).toEqual(Array(originals).fill(201));
  const rows = await rowCounts(opened.store);

  // One that was started anew has forgotten every nonce, and there may be two at once.
  const forgetful = [
    await testApp(opened.store, { signer: server.signer }),
    await testApp(opened.store, { signer: server.signer }),
  ];
  const replays = sent
    .flatMap((one) => Array.from({ length: replaysOfEach }, () => ({ ...one, order: random.next() })))
    .sort((a, b) => a.order - b.order);
  const counts = { replayed: 0, answered: 0 };
  const wrong: unknown[] = [];
  const work = async () => {
    for (let next = replays.pop(); next; next = replays.pop()) {
      const { raw, first } = next;
      const anew = random.between(0, 2) === 0;
      const to = random.pick([server, ...forgetful]);
      const answer = await sendTo(to, anew ? signRaw(raw, key) : raw);
      if (answer.status === 200 && isSame(answer.body, first.body)) counts.answered++;
      else if (answer.body.code === 'request_replayed' && !anew) counts.replayed++;
      else wrong.push(answer);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  expect(wrong).toEqual([]);
  expect(counts.replayed + counts.answered).toBe(originals * replaysOfEach);
  expect(counts.answered).toBeGreaterThan(replaysOfEach);
  expect(await rowCounts(opened.store)).toEqual(rows);
}, 120_000);

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
