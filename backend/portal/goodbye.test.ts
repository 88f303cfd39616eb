import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PresignedDeletion } from '#shared/wire/deletion.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolledKey,
  origin,
  presign,
  testApp,
} from '../routes/testing/test-app.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { portalRoutes } from './portal-routes.ts';

const embedded = engines[0];
let opened: TestStore;
let server: Awaited<ReturnType<typeof testApp>>;
let key: SigningKey;
const send = (request: Request) => server.send(request);

beforeAll(async () => {
  if (!embedded) throw new Error('there is an embedded engine');
  opened = await embedded.open();
  const portal = portalRoutes({
    releasesFolder: '/nowhere',
    baseUrl: origin,
    studyName: 'First light',
    contact: 'us@x.example',
  });
  server = await testApp(opened.store, { portal });
}, 60_000);
afterAll(() => opened.dispose());
beforeEach(async () => {
  key = await enrolledKey(send);
  await send(await batchRequest(await aBatch(), key));
});

const fragment = (deletion: PresignedDeletion) => Buffer.from(JSON.stringify(deletion)).toString('base64url');

/** The page as a browser has it, with its own script running and the real server behind it. */
async function visit(hash: string, network = send) {
  const markup = await (await send(new Request(`${origin}/goodbye`))).text();
  const script = await (await send(new Request(`${origin}/goodbye.js`))).text();
  const { window } = new JSDOM(markup, { url: `${origin}/goodbye${hash}`, runScripts: 'outside-only' });
  const posts: string[] = [];
  const fetchHere = (path: string, { method, headers, body }: RequestInit & { body: string }) => {
    posts.push(body);
    return network(
      new Request(new URL(path, window.location.href), { method, headers, body } as RequestInit),
    );
  };
  Object.assign(window, { fetch: fetchHere });
  window.eval(script);
  const { document } = window;
  const shown = () =>
    [...document.querySelectorAll('[data-part]:not([hidden])')].map((part) => part.getAttribute('data-part'));
  const press = (id: string) => document.querySelector<HTMLButtonElement>(`#${id}`)?.click();
  const settled = () => expect.poll(() => shown().includes('working')).toBe(false);
  return { window, document, posts, shown, press, settled };
}

test('the goodbye page alone may run a script: a file of ours that speaks with this server and nobody else', async () => {
  const page = await send(new Request(`${origin}/goodbye`));
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy.split('; ').sort()).toEqual(
    [
      ...["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "base-uri 'none'"],
      ...["form-action 'none'", "frame-ancestors 'none'", "script-src 'self'", "connect-src 'self'"],
    ].sort(),
  );
  const { document } = new JSDOM(await page.text()).window;
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts.map((script) => [script.getAttribute('src'), script.textContent])).toEqual([
    ['/goodbye.js', ''],
  ]);
  for (const element of document.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^(on|style$)/);
  expect(document.querySelector('footer')?.textContent).not.toContain('no scripts');
  const elsewhere = await send(new Request(`${origin}/`));
  expect(elsewhere.headers.get('content-security-policy')).not.toContain('script-src');
  const script = await send(new Request(`${origin}/goodbye.js`));
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('opening the page deletes nothing; pressing the button does, and shows day, counts and number', async () => {
  const deletion = presign(key);
  const page = await visit(`#${fragment(deletion)}`);
  expect(page.shown()).toEqual(['choice']);
  expect(page.posts).toEqual([]);
  page.press('delete');
  expect(page.shown()).toEqual(['choice', 'working']);
  expect(page.document.querySelectorAll('button:disabled')).toHaveLength(2);
  await page.settled();
  expect(page.shown()).toEqual(['done']);
  const fact = (name: string) => page.document.querySelector(`[data-fact=${name}]`)?.textContent;
  expect([fact('observations'), fact('exposures'), fact('stories')]).toEqual(['2', '1', '0']);
  expect(fact('deletion')).toBe(deletion.id);
  expect(fact('day')).toContain(String(new Date().getUTCFullYear()));
  expect(page.document.activeElement?.id).toBe('outcome');
  const { rows } = await opened.store.pool.query('select 1 from observations where contributor = $1', [
    key.contributor,
  ]);
  expect(rows).toEqual([]);
});

/** The fragment as extensions make it that know of studies with an end. */
const listed = (...deletions: PresignedDeletion[]) =>
  deletions
    .map(({ id, study, contributor, signature }) => [id, study, contributor, signature].join('.'))
    .join('~');

test('one press deletes from every study, and the page adds up what each one says', async () => {
  const other = await enrolledKey(send);
  await send(await batchRequest(await aBatch(), other));
  const deletions = [presign(key), presign(other)];
  const page = await visit(`#${listed(...deletions)}`);
  expect(page.shown()).toEqual(['choice']);
  page.press('delete');
  await page.settled();
  expect(page.shown()).toEqual(['done']);
  const fact = (name: string) => page.document.querySelector(`[data-fact=${name}]`)?.textContent;
  expect([fact('observations'), fact('exposures'), fact('stories')]).toEqual(['4', '2', '0']);
  expect(fact('deletion')).toBe(deletions.map(({ id }) => id).join(', '));
});

test('where one study of several does not answer, all can be tried again; where one refuses, the page says so', async () => {
  const other = await enrolledKey(send);
  let isDown = true;
  const token = listed(presign(key), presign(other));
  const page = await visit(`#${token}`, async (request) => {
    const names = (await request.clone().text()).includes(other.contributor);
    return names && isDown ? new Response('', { status: 503 }) : send(request);
  });
  page.press('delete');
  await page.settled();
  expect(page.shown()).toEqual(['choice', 'failed']);
  expect(page.window.location.hash).toBe(`#${token}`);
  isDown = false;
  page.press('delete');
  await page.settled();
  expect(page.shown()).toEqual(['done']);

  const third = await enrolledKey(send);
  const half = await visit(`#${listed(presign(third), { ...presign(third), signature: 'A'.repeat(86) })}`);
  half.press('delete');
  await half.settled();
  expect(half.shown()).toEqual(['done', 'some']);
});

test('the proof leaves the address bar at once, survives a reload, and is forgotten when it has served', async () => {
  const page = await visit(`#${fragment(presign(key))}`);
  expect(page.window.location.href).toBe(`${origin}/goodbye`);
  expect(page.window.history.state).toEqual({ deletion: expect.any(String) });
  page.press('delete');
  await page.settled();
  expect([page.window.location.href, page.window.history.state]).toEqual([`${origin}/goodbye`, null]);
});

test('leaving the donation in the study changes nothing and asks nobody, and one may still think again', async () => {
  const page = await visit(`#${fragment(presign(key))}`);
  page.press('leave');
  expect(page.shown()).toEqual(['choice', 'left']);
  expect(page.posts).toEqual([]);
  page.press('delete');
  await page.settled();
  expect(page.shown()).toEqual(['done']);
});

test.each(['', '#', '#not-base64!', '#e30', `#${Buffer.from('[1]').toString('base64url')}`, '#bnVsbA'])(
  'with %j after the address, the page says that there is nothing to delete',
  async (hash) => {
    const page = await visit(hash);
    expect(page.shown()).toEqual(['nothing']);
    expect(page.posts).toEqual([]);
  },
);

test('when the server does not answer, trying again works, and the address is whole again', async () => {
  const answers = [
    () => Promise.reject(new Error('no network')),
    async () => new Response('', { status: 503 }),
  ];
  const token = fragment(presign(key));
  const page = await visit(`#${token}`, (request) => (answers.shift() ?? (() => send(request)))());
  for (const expected of [['choice', 'failed'], ['choice', 'failed'], ['done']]) {
    page.press('delete');
    await page.settled();
    expect(page.shown()).toEqual(expected);
    expect(page.document.activeElement?.id).toBe(expected[0] === 'done' ? 'outcome' : 'delete');
    expect(page.window.location.hash).toBe(expected[0] === 'done' ? '' : `#${token}`);
  }
  expect(new Set(page.posts).size).toBe(1);
});

test('who deleted everything before is told so, and whose address is false learns what to do', async () => {
  await send(await deletionRequest({ of: 'all' }, key));
  const outcomes = [presign(key), { ...presign(key), signature: 'A'.repeat(86) }].map(async (deletion) => {
    const page = await visit(`#${fragment(deletion)}`);
    page.press('delete');
    await page.settled();
    return page.shown();
  });
  expect(await Promise.all(outcomes)).toEqual([['already'], ['refused']]);
});

test('without script, the page says how to delete all the same', async () => {
  const markup = await (await send(new Request(`${origin}/goodbye`))).text();
  const { document } = new JSDOM(markup).window;
  expect(document.querySelector('noscript')?.textContent).toMatch(/recovery code.*us@x\.example/s);
  expect(document.querySelectorAll('main [data-part]:not([hidden])')).toHaveLength(0);
});

test('what happens is announced, and both answers are buttons of equal weight', async () => {
  const { document } = await visit(`#${fragment(presign(key))}`);
  expect(document.querySelector('#outcome')?.getAttribute('aria-live')).toBe('polite');
  const buttons = [...document.querySelectorAll('button')];
  expect(buttons.map((button) => button.className)).toEqual(['button quiet', 'button quiet']);
});
