import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogSource } from '#shared/log/log-source.ts';
import { apiRoutes } from '../api/api-routes.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { portalRoutes } from '../portal/portal-routes.ts';
import { sampleRelease, sampleSlug } from '../portal/testing/sample-release.ts';
import { sha256 } from '../publish/release-contents.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { type OperatorOrders, operatorRoutes } from './operator-routes.ts';
import { addressOf, allowed, mayUse } from './testing/access/allowed.ts';
import { askAs } from './testing/access/ask-as.ts';
import { makeRoles, type Role, type Roles } from './testing/access/roles.ts';
import { routesOf } from './testing/access/routes-of.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import { batchRequest, enrolRequest, origin, testApp } from './testing/test-app.ts';

const emptyLog: LogSource = async () => undefined;
const operatorToken = 'o'.repeat(43);
const secret = 'Seen by the first volunteer alone';
let opened: TestStore;
let releasesFolder: string;
let server: Awaited<ReturnType<typeof testApp>>;
let roles: Roles;
let parameters: Record<string, string>;

beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  releasesFolder = await mkdtemp(join(tmpdir(), 'daylight-roles-'));
  await sampleRelease(releasesFolder, '1.0.0');
  const csv = await readFile(join(releasesFolder, sampleSlug, '1.0.0', `${sampleSlug}.csv`));
  parameters = { slug: sampleSlug, version: '1.0.0', file: `${sampleSlug}.csv`, sum: sha256(csv) };
  Object.assign(parameters, {
    source: 'youtube',
    figure: 'youtube-ads',
    name: 'youtube-ads',
    id: 'youtube-ads',
    number: 'S-1',
  });
  const published = {
    ...{ releasesFolder, baseUrl: origin, studyName: 'Daylight' },
    ...{ extension: {}, reportStory: async () => 'taken' as const, publicLog: emptyLog },
  };
  server = await testApp(opened.store, { portal: portalRoutes(published), api: apiRoutes(published) });
  const enrol = async (key: Parameters<typeof enrolRequest>[0]) =>
    void (await server.send(await enrolRequest(key)));
  roles = await makeRoles(opened.store.pool, enrol, operatorToken);
  const plain = aRecommendation();
  const batch = await aBatch({ observations: [{ ...plain, item: { ...plain.item, title: secret } }] });
  expect((await server.send(await batchRequest(batch, roles.volunteer.key))).status).toBe(201);
}, 60_000);
afterAll(async () => {
  await opened.dispose();
  await rm(releasesFolder, { recursive: true, force: true });
});

const audited = async () =>
  (await opened.store.pool.query<{ n: number }>('select count(*)::int as n from access_audit')).rows[0]?.n ??
  0;

test('every route of the server has somebody who may use it, and nothing else has', () => {
  expect(Object.keys(allowed).sort()).toEqual(routesOf(server.app));
});

describe.each(Object.entries(allowed))('%s', (route, allowedTo) => {
  const [method = '', path = ''] = route.split(' ');

  test(`is for ${allowedTo}, and for nobody else; each access to what is not public is on record`, async () => {
    const before = await audited();
    let calls = 0;
    const answers = new Map<string, number>();
    for (const role of roles.all) {
      const response = await ask(role);
      const text = await response.text();
      answers.set(role.name, response.status);
      const got = response.status < 400;
      if (allowedTo !== 'everybody') expect(got, `${role.name}: ${text}`).toBe(mayUse(allowedTo, role.name));
      if (!got) expect(text.length, role.name).toBeLessThan(allowedTo === 'everybody' ? 20_000 : 400);
      if (got && allowedTo.startsWith('partners')) calls++;
      if (text.includes(secret)) expect([role.name, path]).toEqual(['volunteer', '/v1/export']);
    }
    if (allowedTo === 'everybody') {
      expect([...new Set(answers.values())], 'all are answered alike').toHaveLength(1);
      expect([401, 403]).not.toContain([...answers.values()][0]);
    }
    expect(await audited()).toBe(before + calls);
  });

  test('answers to no other method', async () => {
    const known = Object.keys(allowed).filter((one) => one.endsWith(` ${path}`));
    for (const other of ['POST', 'PUT', 'PATCH', 'DELETE'])
      if (!known.includes(`${other} ${path}`))
        for (const role of roles.all.filter(({ bearer }) => bearer !== undefined)) {
          const { status } = await server.send(
            await askAs(role, other, addressOf(path, parameters), roles.volunteer.key),
          );
          expect(status, `${role.name} ${other}`).toBeGreaterThanOrEqual(400);
        }
  });

  async function ask(role: Role): Promise<Response> {
    // What was signed beforehand deletes a person: each time another one, who is nobody's.
    const honest =
      allowedTo === 'holders of the text' ? await makeSigningKey('daylight') : roles.volunteer.key;
    if (allowedTo === 'holders of the text') await server.send(await enrolRequest(honest));
    // Whoever enrols is no stranger any more.
    const asker = role.name === 'stranger' ? { ...role, key: await makeSigningKey('daylight') } : role;
    return server.send(await askAs(asker, method, addressOf(path, parameters), honest));
  }
});

describe("the operator's door", () => {
  const carriedOut: string[] = [];
  const orders = new Proxy({} as OperatorOrders, {
    get: (_, name: string) => async () => {
      carriedOut.push(name);
      return {};
    },
  });
  const door = operatorRoutes(operatorToken, orders);

  test.each(routesOf(door))('%s opens to the operator alone', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const address = `http://127.0.0.1${path.replace(':id', '01999999-0000-7000-8000-000000000000')}`;
    for (const role of roles.all) {
      const before = carriedOut.length;
      const headers: Record<string, string> = { host: '127.0.0.1' };
      if (role.bearer !== undefined) headers.authorization = `Bearer ${role.bearer}`;
      const { status } = await door.request(new Request(address, { method, headers }));
      if (role.name === 'operator') expect(status, route).not.toBe(401);
      else expect([role.name, status, carriedOut.length]).toEqual([role.name, 401, before]);
    }
  });

  test('does not open to a page in a browser, even with the token', async () => {
    for (const headers of [{ host: '127.0.0.1', origin: 'http://127.0.0.1' }, { host: 'daylight.example' }]) {
      const given = { ...headers, authorization: `Bearer ${operatorToken}` };
      expect((await door.request('http://127.0.0.1/budget', { headers: given })).status).toBe(403);
    }
  });
});
