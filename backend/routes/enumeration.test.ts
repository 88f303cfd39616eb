import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#shared/redact/testing/random.ts';
import { idFromHash } from '#shared/wire/contributor.ts';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { asRequest } from './testing/fuzz/raw-request.ts';
import { plainGet, plainPost, signRaw } from './testing/fuzz/sign-raw.ts';
import { pack } from './testing/fuzz/spoil-gzip.ts';
import { makeSigningKey, type SigningKey } from './testing/signing-key.ts';
import { deletionRequest, enrolledKey, presign, presignedRequest, testApp } from './testing/test-app.ts';
import { welchT } from './testing/welch.ts';

/** The usual bound of such tests: beyond it a difference is no chance. */
const mostT = 4.5;
const pairs = 5000;

let opened: TestStore;
let send: (request: Request) => Promise<Response>;
let known: SigningKey;
let deleted: SigningKey;
let asker: SigningKey;
beforeAll(async () => {
  const postgres = engines.find(({ engine }) => engine === 'postgres');
  if (!postgres) throw new Error('There is no PostgreSQL to test with');
  opened = await postgres.open();
  send = (await testApp(opened.store)).send;
  known = await enrolledKey(send, await makeSigningKey('daylight'));
  asker = await enrolledKey(send);
  deleted = await enrolledKey(send);
  await send(await deletionRequest({ of: 'all' }, deleted));
}, 60_000);
afterAll(() => opened.dispose());

const anId = () => idFromHash(randomBytes(32));

/** A request in somebody's name, signed by the asker; as wire version 1 does it, or bringing a key along. */
function inTheNameOf(contributor: string, target: string, wire: 1 | 2, publicKey = asker.publicKey): Request {
  const name = { ...asker, contributor, publicKey };
  const plain = target === paths.me ? plainGet(target, name) : plainPost(target, pack('{}'), 'x', name);
  const headers = plain.headers.filter(([header]) => wire === 2 || header !== 'daylight-key');
  return asRequest(signRaw({ ...plain, headers }, name)) as Request;
}

async function shape(request: Request) {
  const answer = await send(request);
  return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
}

test.each([
  ...[paths.me, paths.batches, paths.stories, paths.structures, paths.deletions].flatMap((target) => [
    [target, 1 as const],
    [target, 2 as const],
  ]),
] as [string, 1 | 2][])(
  'on %s, wire version %i, who is enrolled, who is not and who left are answered alike to whoever does not hold their key',
  async (target, wire) => {
    const answers = [];
    for (const contributor of [known.contributor, anId(), deleted.contributor])
      answers.push(await shape(inTheNameOf(contributor, target, wire)));
    for (const { contributor, publicKey } of [known, await makeSigningKey('daylight'), deleted])
      if (wire === 2) answers.push(await shape(inTheNameOf(contributor, target, wire, publicKey)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(401);
  },
);

test('a pre-signed deletion that is forged tells nothing of whom it names', async () => {
  const answers = [];
  for (const contributor of [known.contributor, anId(), deleted.contributor])
    answers.push(await shape(presignedRequest(presign({ ...asker, contributor }))));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(Problem.parse(JSON.parse(answers[0]?.body ?? '')).code).toBe('signature_invalid');
});

test('of 100,000 guessed names none is anybody’s', async () => {
  const guesses = Array.from({ length: 100_000 }, anId);
  const { rows } = await opened.store.pool.query<{ hits: number }>(
    'select count(*) as hits from contributors where contributor = any ($1::text[]) or recovery_id = any ($1::text[])',
    [guesses],
  );
  expect(rows).toEqual([{ hits: 0 }]);
  expect(new Set(guesses).size).toBe(guesses.length);
});

test('the time of an answer does not tell who is enrolled', async () => {
  const random = new Random(12);
  const time = async (contributor: string) => {
    const request = inTheNameOf(contributor, paths.me, 1);
    const start = process.hrtime.bigint();
    const answer = await send(request);
    const nanoseconds = Number(process.hrtime.bigint() - start);
    await answer.text();
    return nanoseconds;
  };
  const sample = async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < pairs; i++)
      for (const name of random.pick([['known', 'unknown'] as const, ['unknown', 'known'] as const]))
        times[name].push(await time(name === 'known' ? known.contributor : anId()));
    return Math.abs(welchT(times.known, times.unknown));
  };
  for (let i = 0; i < 300; i++) await time(i % 2 ? known.contributor : anId());
  const first = await sample();
  // A machine that is busy with something else can look like a leak once; a leak looks like one twice.
  expect(first < mostT ? first : await sample()).toBeLessThan(mostT);
}, 120_000);
