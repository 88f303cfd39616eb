import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { origin, rowCounts, testApp } from './routes/testing/test-app.ts';
import { engines, type TestStore } from './store/testing/engines.ts';

const extensions = [
  'chrome-extension://abcdefghijklmnop',
  'moz-extension://1b2c-3d',
  'safari-web-extension://A-1',
];
const strangers = [
  'https://daylight.example',
  'http://localhost:8787',
  'http://daylight.test',
  'null',
  'https://chrome-extension.example',
  'chrome-extension://a.b',
  'chrome-extension://a/b',
  'CHROME-EXTENSION://abc',
  'file://',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const interfacePaths = [...Object.values(paths).filter((path) => path.startsWith('/v1')), '/v1/unknown'];

let opened: TestStore;
let send: (request: Request) => Promise<Response>;
beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  ({ send } = await testApp(opened.store));
});
afterAll(() => opened.dispose());

/** Every origin at every path by every method. */
async function everyAnswer(look: (answer: Response, from: string, what: string) => void): Promise<void> {
  for (const path of interfacePaths)
    for (const method of methods)
      for (const from of [...extensions, ...strangers]) {
        const preflight = method === 'OPTIONS' ? { 'access-control-request-method': 'POST' } : {};
        const headers = { origin: from, 'content-type': 'text/plain', ...preflight };
        const answer = await send(new Request(origin + path, { method, headers }));
        look(answer, from, `${method} ${path} from ${from}`);
      }
}

test('an extension may read answers, and no website, whatever it asks for and however', async () => {
  await everyAnswer((answer, from, what) => {
    const { headers } = answer;
    const allowed = extensions.includes(from) ? from : null;
    expect(headers.get('access-control-allow-origin'), what).toBe(allowed);
    expect(headers.get('access-control-allow-credentials'), what).toBeNull();
    expect(headers.get('set-cookie'), what).toBeNull();
    expect(headers.get('vary') ?? '', what).toMatch(/origin/i);
  });
});

test('only reading and sending exist: other methods find nothing, and a preflight does not offer them', async () => {
  await everyAnswer((answer, _, what) => {
    if (/^(PUT|PATCH|DELETE) /.test(what)) expect(answer.status, what).toBe(404);
    const offered = answer.headers.get('access-control-allow-methods');
    if (offered) expect(offered.split(',').sort(), what).toEqual(['GET', 'POST']);
  });
});

test('what a web page can send without asking beforehand is taken by no route', async () => {
  const before = await rowCounts(opened.store);
  for (const path of interfacePaths)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      for (const body of ['{}', 'a=b', '']) {
        const headers = { origin: 'https://evil.example', 'content-type': type };
        const answer = await send(new Request(origin + path, { method: 'POST', headers, body }));
        expect([401, 404, 415], `${path} ${type}`).toContain(answer.status);
      }
  expect(await rowCounts(opened.store)).toEqual(before);
});

test('no answer can be taken for a page, framed, or kept unasked', async () => {
  await everyAnswer(({ status, headers }, _, what) => {
    if (status === 204) return; // A preflight has no content.
    expect(headers.get('content-security-policy'), what).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options'), what).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy'), what).toBe('same-origin');
    expect(headers.get('cache-control'), what).toMatch(
      / \/v1\/(rules|studies)/.test(what) && status === 200 ? /^public/ : /^no-store$/,
    );
  });
});
