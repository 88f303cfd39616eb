import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Challenge } from '#shared/wire/challenge.ts';
import { paths } from '#shared/wire/paths.ts';
import { doWork } from '#shared/wire/work.ts';
import { challengeSeconds, type EnrolmentTerms, enrolmentTerms } from '../ingest/enrolment-terms.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { makeRecoveryKey, makeSigningKey, type SigningKey } from './testing/signing-key.ts';
import { enrolRequest, origin, rowCounts, testApp } from './testing/test-app.ts';

const contentKey = new Uint8Array(32).fill(9);
const bits = 6;

describe.each(engines)('enrolment on the $engine engine', ({ open }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(() => opened.dispose());

  const server = (terms: EnrolmentTerms, now = () => new Date()) => testApp(opened.store, { terms, now });
  const working = () => server(enrolmentTerms(bits, [], contentKey));

  async function challengeOf({ send }: Awaited<ReturnType<typeof testApp>>): Promise<Challenge> {
    const answer = await send(new Request(origin + paths.challenge));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return Challenge.parse(await answer.json());
  }

  async function code(answer: Response): Promise<unknown> {
    return answer.status === 201 ? 'enrolled' : ((await answer.json()) as { code: string }).code;
  }

  test('a key is taken when its work is done, and the server remembers nothing of the challenge', async () => {
    const asked = await working();
    const { challenge, ...terms } = await challengeOf(asked);
    expect(terms).toMatchObject({ bits, invite: false });
    const key = await makeSigningKey('daylight');
    const work = await doWork(challenge, key.publicKey, bits);
    const another = await working(); // With the same content key, as any other server of the study.
    expect(await code(await another.send(await enrolRequest(key, undefined, { work })))).toBe('enrolled');
  });

  test('an older extension that brings no work is refused while work is asked for, and nothing is stored', async () => {
    const { send } = await working();
    const before = await rowCounts(opened.store);
    expect(await code(await send(await enrolRequest(await makeSigningKey('daylight'))))).toBe('work_invalid');
    expect(await rowCounts(opened.store)).toEqual(before);
  });

  test('work serves the key that it was done for, and no other', async () => {
    const app = await working();
    const { challenge } = await challengeOf(app);
    const mine = await makeSigningKey('daylight');
    const work = await doWork(challenge, mine.publicKey, 12);
    const tries = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const other = await makeSigningKey('daylight');
        return code(await app.send(await enrolRequest(other, undefined, { work })));
      }),
    );
    // One in 64 fits another key by chance.
    expect(tries.filter((outcome) => outcome === 'enrolled').length).toBeLessThan(8);
  });

  test.each([
    ['another server made', (c: string) => c, { secret: new Uint8Array(32) }],
    ['was prolonged by hand', (c: string) => c.replace(/\.(\d+)\./, (_, t) => `.${Number(t) + 99}.`), {}],
    ['says never to expire', (c: string) => c.replace(/\.\d+\./, '.never.'), {}],
    ['is nonsense', () => 'nonsense', {}],
  ])('a challenge that %s is worth nothing', async (_, change, other) => {
    const terms = enrolmentTerms(bits, [], contentKey);
    const made = await challengeOf(await server({ ...terms, ...other }));
    const key = await makeSigningKey('daylight');
    const work = await doWork(change(made.challenge), key.publicKey, bits);
    const { send } = await server(terms);
    expect(await code(await send(await enrolRequest(key, undefined, { work })))).toBe('work_invalid');
  });

  test('a challenge is good for ten minutes', async () => {
    const terms = enrolmentTerms(bits, [], contentKey);
    let shift = -challengeSeconds * 1000 - 2000;
    const app = await server(terms, () => new Date(Date.now() + shift));
    const { challenge } = await challengeOf(app);
    shift = 0;
    const key = await makeSigningKey('daylight');
    const late = { work: await doWork(challenge, key.publicKey, bits) };
    expect(await code(await app.send(await enrolRequest(key, undefined, late)))).toBe('work_invalid');
  });

  test('a key that is known already needs neither work nor invitation to change its recovery key', async () => {
    const key = await makeSigningKey('daylight');
    const easy = await server(enrolmentTerms(0, [], contentKey));
    await easy.send(await enrolRequest(key));
    const { send } = await server(enrolmentTerms(20, ['an-invitation'], contentKey));
    expect(await code(await send(await enrolRequest(key, await makeRecoveryKey('daylight'))))).toBe(
      'enrolled',
    );
  });

  test('where invitations are asked for, only who has one can join', async () => {
    const app = await server(enrolmentTerms(0, ['first-guests', 'second-guests'], contentKey));
    expect(await challengeOf(app)).toMatchObject({ bits: 0, invite: true });
    const tried = async (key: SigningKey, invite?: string) =>
      code(await app.send(await enrolRequest(key, undefined, invite === undefined ? {} : { invite })));
    const key = await makeSigningKey('daylight');
    expect(await tried(key)).toBe('invite_invalid');
    expect(await tried(key, 'second-guest')).toBe('invite_invalid');
    expect(await tried(key, ' second-guests ')).toBe('enrolled');
    expect(await tried(await makeSigningKey('daylight'), 'first-guests')).toBe('enrolled');
  });
});
