import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import { consentDocumentHashes } from '../ingest/consent-documents.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import type { KeyScope } from '../partner/key-scope.ts';
import { addKey, findKey, keyOf, revokeKey } from '../partner/keys.ts';
import { quarantineDesk } from '../quarantine/quarantine-desk.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import { enrolledKey, storyRequest, testApp } from '../routes/testing/test-app.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { adminRoutes } from './admin-routes.ts';
import { moderatorsDesk } from './desk.ts';
import { openAdmin } from './open-admin.ts';
import { ABrowser } from './testing/a-browser.ts';

let opened: TestStore;
let send: (request: Request) => Promise<Response>;
let key: SigningKey;
let time: Date;
let logged: string[];
let app: ReturnType<typeof adminRoutes>;

const today = utcDay(new Date());
const documents = await consentDocumentHashes();

beforeAll(async () => {
  const embedded = engines[0];
  if (!embedded) throw new Error('There is no engine to test with.');
  opened = await embedded.open();
  ({ send } = await testApp(opened.store));
  key = await enrolledKey(send);
}, 60_000);
afterAll(() => opened.dispose());
beforeEach(() => {
  time = new Date();
  logged = [];
  app = build();
});

function build(persons: 1 | 2 = 1, url?: string) {
  const { pool } = opened.store;
  const now = () => time;
  return adminRoutes({
    ...{ url, now, desk: moderatorsDesk(opened.store, persons, now) },
    quarantine: quarantineDesk(opened.store, documents, now),
    log: pino({}, { write: (line) => void logged.push(line) }),
    findKey: (given) => findKey(pool, given),
    keyOf: (id) => keyOf(pool, id),
  });
}

const newKey = (name: string, scopes: KeyScope[] = ['moderate'], days = 5, since = today) =>
  addKey(opened.store.pool, { name, scopes, days, today: since });
const signedIn = async (name: string, application = app) => {
  const browser = new ABrowser(application);
  expect((await browser.signIn((await newKey(name)).key)).headers.get('location')).toBe('/');
  return browser;
};
const tell = async (text: string, more: Partial<StoryContent> = {}) => {
  const story = await aStory({ text, audience: 'public', ...more });
  expect((await send(await storyRequest(story, key))).status).toBeLessThan(300);
  return `${story.id}.1`;
};
const stands = async (story: string) =>
  (
    await opened.store.pool.query<{ text: string; moderator: string }>(
      'select text, moderator from published_stories where story_id = $1::uuid',
      [story.split('.')[0]],
    )
  ).rows[0];

test('only a key for moderators that holds opens the pages, and every page without one leads to the door', async () => {
  const browser = new ABrowser(app);
  for (const path of ['/', '/reports', '/log', '/nothing'])
    expect((await browser.get(path)).headers.get('location')).toBe('/sign-in');
  const ended = await newKey('Old', ['moderate'], 1, addDays(today, -2));
  const revoked = await newKey('Gone');
  await revokeKey(opened.store.pool, revoked.kept.keyId, today);
  const partner = await newKey('Partner', ['cells', 'exhibits']);
  for (const wrong of ['', 'nonsense', ended.key, revoked.key, partner.key]) {
    const refused = await browser.signIn(wrong);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('This key does not open these pages.');
  }
  expect((await browser.get('/')).status).toBe(303);
  const good = await signedIn('Ada');
  expect((await good.get('/')).status).toBe(200);
});

test('whoever put a session there before somebody signed in is not let in with it', async () => {
  const attacker = new ABrowser(app);
  await attacker.get('/sign-in');
  const victim = new ABrowser(app);
  victim.cookie = attacker.cookie;
  await victim.signIn((await newKey('Ada')).key);
  expect(victim.cookie).not.toBe(attacker.cookie);
  expect((await victim.get('/')).status).toBe(200);
  expect((await attacker.get('/')).headers.get('location')).toBe('/sign-in');
  const invented = new ABrowser(app);
  invented.cookie = `daylight_moderator=${'a'.repeat(43)}`;
  await invented.get('/sign-in');
  expect(invented.cookie).not.toContain('a'.repeat(43));
});

test('the cookie is out of reach of scripts and of other sites, and behind TLS bound to its host', async () => {
  const set = (await app.request('http://127.0.0.1/sign-in', { headers: { host: '127.0.0.1' } })).headers;
  expect(set.get('set-cookie')).toMatch(/^daylight_moderator=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
  const behind = build(1, 'https://moderate.example');
  const secure = await behind.request('http://10.0.0.1/sign-in', { headers: { host: 'moderate.example' } });
  expect(secure.headers.get('set-cookie')).toMatch(/^__Host-daylight_moderator=.*Secure/);
  expect((await behind.request('http://10.0.0.1/sign-in', { headers: { host: '10.0.0.1' } })).status).toBe(
    403,
  );
});

test('a form counts only with its own token, from these pages, under their own name', async () => {
  const story = await tell('Nobody decided this.');
  const ada = await signedIn('Ada');
  const csrf = await ada.token('/');
  const bo = await signedIn('Bo');
  expect((await ada.post('/publish', { story })).status).toBe(403);
  expect((await ada.post('/publish', { story, csrf: await bo.token('/') })).status).toBe(403);
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '' }])
    expect((await ada.post('/publish', { story, csrf }, headers)).status).toBe(403);
  for (const host of ['evil.example', '127.evil.example', 'localhost.evil.example'])
    expect((await ada.post('/publish', { story, csrf }, { host, origin: `http://${host}` })).status).toBe(
      403,
    );
  expect((await ada.post('/sign-out', {})).status).toBe(403);
  expect(await stands(story)).toBeUndefined();
  await ada.post('/publish', { story, csrf });
  expect(await stands(story)).toMatchObject({ moderator: 'Ada' });
});

test('a session ends when nobody uses it, after a day’s work, on signing out, and with its key', async () => {
  const idle = await signedIn('Ada');
  time = new Date(time.getTime() + 31 * 60_000);
  expect((await idle.get('/')).headers.get('location')).toBe('/sign-in');
  const long = await signedIn('Ada');
  for (let half = 0; half < 16; half++) {
    time = new Date(time.getTime() + 29 * 60_000);
    expect((await long.get('/log')).status).toBe(200);
  }
  time = new Date(time.getTime() + 29 * 60_000);
  expect((await long.get('/log')).status).toBe(303);
  time = new Date();
  const leaving = await signedIn('Ada');
  const kept = leaving.cookie;
  await leaving.post('/sign-out', { csrf: await leaving.token('/') });
  leaving.cookie = kept;
  expect((await leaving.get('/')).status).toBe(303);
  const browser = new ABrowser(app);
  const made = await newKey('Cy');
  await browser.signIn(made.key);
  await revokeKey(opened.store.pool, made.kept.keyId, today);
  expect((await browser.get('/')).status).toBe(303);
});

test('who tries one key after the other has to wait', async () => {
  const browser = new ABrowser(app);
  const answers: number[] = [];
  for (let i = 0; i < 25; i++) answers.push((await browser.signIn(`guess-${i}`)).status);
  expect(answers.filter((status) => status === 403)).toHaveLength(20);
  expect(answers.at(-1)).toBe(429);
});

test('nothing on a page runs or is kept, whatever stories say, and the log holds no word of them', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'>';
  await tell(`${evil} unheard`, { language: 'en' });
  const ada = await signedIn('Ada <b>');
  const answer = await ada.get('/');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  const page = await answer.text();
  expect(page).not.toContain('<img src=x');
  expect(page).not.toContain('<b>');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain(key.contributor);
  expect(logged.join('')).not.toMatch(/unheard|Ada|daylight_partner/);
});

test('words are taken out, never written; what makes no sense is refused', async () => {
  const story = await tell('Ask Jane Example about it.');
  const ada = await signedIn('Ada');
  const csrf = await ada.token('/');
  for (const form of [{ out: 'x' }, { out: '9-99999999' }, { story: 'nothing' }])
    expect((await ada.post('/redact', { csrf, story, ...form })).status).toBe(400);
  expect((await ada.post('/reject', { csrf, story, reason: 'because' })).status).toBe(400);
  await ada.post('/redact', { csrf, story });
  expect(await (await ada.get('/')).text()).toContain('No word was ticked, so nothing was decided.');
  expect(await stands(story)).toBeUndefined();
  await ada.post('/redact', { csrf, story, out: '4-16', text: 'Something that nobody said' });
  expect(await stands(story)).toMatchObject({ text: 'Ask [taken out] about it.' });
});

test('after a key that was pressed amiss the story is one link away, says what was decided, and is decided anew', async () => {
  const story = await tell('Rejected by mistake.');
  const ada = await signedIn('Ada');
  const csrf = await ada.token('/');
  await ada.post('/reject', { csrf, story, reason: 'duplicate' });
  expect(await (await ada.get('/')).text()).toContain(`<a href="/?story=${story}">Look at it again</a>`);
  expect(await (await ada.get(`/?story=${story}`)).text()).toContain('decided: not published');
  await ada.post('/publish', { csrf, story });
  expect(await stands(story)).toMatchObject({ moderator: 'Ada' });
  expect(await (await ada.get(`/?story=${story}`)).text()).toContain('published already');
});

test('where two must agree, the second one sees what the first one wants, and publishes by agreeing', async () => {
  const two = build(2);
  const story = await tell('Two of us and John saw it.');
  const [ada, bo] = [await signedIn('Ada', two), await signedIn('Bo', two)];
  await ada.post('/redact', { csrf: await ada.token('/'), story, out: '14-18' });
  expect(await stands(story)).toBeUndefined();
  expect(await (await ada.get('/')).text()).toContain('Waiting for another moderator');
  const page = await (await bo.get(`/?story=${story}`)).text();
  expect(page).toContain('Agree with Ada');
  expect(page).toContain('Two of us and <mark class="out">[taken out]</mark> saw it.');
  await bo.post('/redact', { csrf: await bo.token('/'), story, out: '14-18' });
  expect(await stands(story)).toMatchObject({ text: 'Two of us and [taken out] saw it.', moderator: 'Ada' });
  const record = await (await bo.get('/log')).text();
  expect(record).toContain('agreed to publish, with another one missing');
  expect(record).toContain('published with words taken out');
});

test('a story that its writer changed meanwhile is not decided about', async () => {
  const first = await aStory({ text: 'First words.', audience: 'public' });
  await send(await storyRequest(first, key));
  const ada = await signedIn('Ada');
  const csrf = await ada.token('/');
  await send(await storyRequest({ ...first, revision: 2 }, key));
  await ada.post('/publish', { csrf, story: `${first.id}.1` });
  expect(await (await ada.get('/')).text()).toContain('was changed by its writer');
  expect(await stands(`${first.id}.1`)).toBeUndefined();
});

test('they are not opened beyond this machine without an address behind TLS and somebody who can sign in', async () => {
  const log = pino({ level: 'silent' });
  const nowhere = { host: '0.0.0.0', port: 0, url: undefined };
  const tryWith = (admin: typeof nowhere | (Omit<typeof nowhere, 'url'> & { url: string }) | undefined) =>
    openAdmin({ persons: 1, admin }, opened.store, { log, documents });
  expect(await tryWith(undefined)).toBeUndefined();
  await expect(tryWith(nowhere)).rejects.toThrow('set ADMIN_URL');
  await opened.store.pool.query('update partner_keys set revoked_day = $1::date', [today]);
  const named = { ...nowhere, url: 'https://moderate.example' };
  await expect(tryWith(named)).rejects.toThrow('no moderator has a key that holds');
  await newKey('Ada');
  const listener = await tryWith(named);
  expect((await fetch(`${listener?.url}/sign-in`)).status).toBe(403); // Not under this name.
  await listener?.close(0);
});
