import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { type EnrolmentTerms, enrolmentTerms } from '../../backend/ingest/enrolment-terms.ts';
import { type Listener, listen } from '../../backend/listen.ts';
import { testApp } from '../../backend/routes/testing/test-app.ts';
import { engines, type TestStore } from '../../backend/store/testing/engines.ts';
import { obeyInstitution } from './obey-institution.ts';
import { ABackground } from './testing/a-background.ts';

const contentKey = new Uint8Array(32).fill(9);

let opened: TestStore;
let listener: Listener;
let terms: EnrolmentTerms;
let asked: string[];
let background: ABackground;
beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  const answer = async (request: Request) => {
    asked.push(new URL(request.url).pathname);
    return (await testApp(opened.store, { terms, baseUrl: undefined })).app.fetch(request);
  };
  listener = await listen(answer, 0, '127.0.0.1');
});
afterEach(() => background.dispose());
afterAll(async () => {
  await listener.close(0);
  await opened.dispose();
});

/** A volunteer with one item that is to be sent, before a server with these terms. */
async function volunteer(serverTerms: EnrolmentTerms): Promise<void> {
  terms = serverTerms;
  asked = [];
  background = new ABackground(listener.url);
  background.outside.time = Date.now();
  await background.agree({ holdHours: 0 });
  await background.observe();
}

const key = async () => (await background.deps.database.keys.toArray())[0];
const invite = async () => ((await background.ask('state')) as { invite: unknown }).invite;
const attempts = async () => (await background.deps.database.outbox.toArray()).map((row) => row.attempts);

test('before anything was agreed to be sent, not even a challenge is asked for', async () => {
  terms = enrolmentTerms(4, [], contentKey);
  asked = [];
  background = new ABackground(listener.url);
  await background.uploader.run();
  expect(asked).toEqual([]);
});

test('a new key does the work that the server asks for, once', async () => {
  await volunteer(enrolmentTerms(8, [], contentKey));
  await background.uploader.run();
  expect(asked.slice(0, 2)).toEqual([paths.challenge, paths.enrolments]);
  expect((await key())?.receiptKey).toBeDefined();
  await background.ask('recovery-code');
  await background.uploader.run();
  expect(asked.filter((path) => path === paths.challenge)).toHaveLength(1);
  expect((await key())?.recovery).toMatchObject({ isKnown: true });
});

test('work under way ends at once when everything is to stop, and what was to be sent waits unharmed', async () => {
  await volunteer(enrolmentTerms(24, [], contentKey));
  const run = background.uploader.run();
  await expect.poll(() => asked).toContain(paths.challenge);
  const start = performance.now();
  await background.uploader.halt();
  await run;
  expect(performance.now() - start).toBeLessThan(2000);
  expect(await attempts(), 'not even an attempt is counted').toEqual([0]);
  expect((await key())?.receiptKey).toBeUndefined();
});

test('without the invitation that a study asks for nothing is worked off or lost, and the person is told', async () => {
  await volunteer(enrolmentTerms(24, ['let-me-in-please'], contentKey));
  expect(await invite()).toBeNull();
  await background.uploader.run();
  expect(await invite()).toBe('wanted');
  expect(asked).toEqual([paths.challenge]);
  background.pass(0.5);
  await background.uploader.run();
  expect(asked, 'the server is left alone for an hour').toEqual([paths.challenge]);
  expect(await attempts()).toEqual([2]);
  expect(await background.statuses()).toEqual(['sealed']);
});

test('a code that is entered is tried at once; a wrong one is said to be wrong, and the right one opens the study', async () => {
  await volunteer(enrolmentTerms(2, ['let-me-in-please'], contentKey));
  await background.uploader.run();
  await background.ask('set-invite', { code: 'let-me-in-pleese' });
  await expect.poll(invite).toBe('refused');
  await background.ask('set-invite', { code: ' let-me-in-please' });
  await expect.poll(key).toMatchObject({ receiptKey: expect.any(String) });
  expect(await invite()).toBeNull();
});

test('the code that an institution has set is used where the person entered none, so that nobody has to type it', async () => {
  await volunteer(enrolmentTerms(2, ['let-me-in-please'], contentKey));
  background.outside.institution = { invite: 'let-me-in-please ' };
  await background.uploader.run();
  expect((await key())?.receiptKey).toBeDefined();
  expect(await invite()).toBeNull();
});

test('a code that an institution has set wrongly is said to be wrong, and gives way to its next one and to the person’s own', async () => {
  await volunteer(enrolmentTerms(2, ['let-me-in-please', 'and-me-as-well'], contentKey));
  background.outside.institution = { invite: 'let-me-in-pleese' };
  await background.uploader.run();
  expect(await invite()).toBe('refused');
  asked = [];
  background.pass(0.5);
  await background.uploader.run();
  expect(asked, 'the server is left alone for an hour').toEqual([]);
  background.outside.institution = { invite: 'let-me-in-pleaze' };
  expect(await invite(), 'nobody knows yet').toBeNull();
  await obeyInstitution(background.deps, background.uploader);
  expect(await invite()).toBe('refused');
  await background.ask('set-invite', { code: 'and-me-as-well' });
  await expect.poll(key).toMatchObject({ receiptKey: expect.any(String) });
  expect(await invite()).toBeNull();
});

test('the person’s own code comes before that of an institution', async () => {
  await volunteer(enrolmentTerms(2, ['and-me-as-well'], contentKey));
  background.outside.institution = { invite: 'let-me-in-pleese' };
  await background.ask('set-invite', { code: 'and-me-as-well' });
  await expect.poll(key).toMatchObject({ receiptKey: expect.any(String) });
});
