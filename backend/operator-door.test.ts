import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listener } from './listen.ts';
import { findOperatorDoor, openOperatorDoor } from './operator-door.ts';
import { origin, testApp } from './routes/testing/test-app.ts';
import type { Store } from './store/open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'daylight-door-'));
let door: Listener;
let token: string;
let orders: string[];
beforeAll(async () => {
  orders = [];
  const order = (name: string) => async () => {
    orders.push(name);
    return name;
  };
  door = await openOperatorDoor(folder, {
    archive: order('archive'),
    verifyStore: order('verify-store'),
    release: order('release'),
    partnerKeys: order('partner-keys'),
    partner: order('partner'),
    moderate: order('moderate'),
    quarantine: order('quarantine'),
    studies: order('studies'),
    alarms: order('alarms'),
    appendToLog: order('log'),
    structure: order('structure'),
    withhold: order('withhold'),
    scan: order('scan'),
    budgets: order('budgets'),
  });
  token = findOperatorDoor(folder)?.token ?? '';
});
afterAll(async () => {
  await door.close(0);
  rmSync(folder, { recursive: true });
});

/** Asks by hand, since fetch sets the Host header itself. */
function ask(headers: Record<string, string>, path = '/alarms', method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(door.url + path, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });
}

test('the operator, with the token out of a file that only they can read, is let in', async () => {
  expect(statSync(join(folder, 'operator.json')).mode & 0o777).toBe(0o600);
  expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
  expect(orders.splice(0)).toEqual(['alarms']);
});

test.each([
  ['nobody', {}, 401],
  ['a wrong token', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
  ['half a token', { authorization: 'Bearer ' }, 401],
])('%s is refused', async (_, headers, status) => {
  expect(await ask(headers as Record<string, string>)).toBe(status);
  expect(orders).toEqual([]);
});

test('a web page does not get in, even if it knew the token: not by a name that leads here, and not from its own place', async () => {
  const authorization = `Bearer ${token}`;
  const pages = [
    { authorization, host: 'evil.example' },
    { authorization, host: `evil.example:${new URL(door.url).port}` },
    { authorization, host: '127.0.0.1.evil.example' },
    { authorization, origin: 'https://evil.example' },
    { authorization, origin: 'null' },
    { authorization, origin: door.url },
  ];
  for (const headers of pages)
    for (const [path, method] of [
      ['/alarms', 'GET'],
      ['/release', 'POST'],
    ] as const)
      expect(await ask(headers, path, method), JSON.stringify(headers)).toBe(403);
  expect(orders).toEqual([]);
});

test('the door stands open on this machine alone', async () => {
  const { port } = new URL(door.url);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  expect(new URL(door.url).hostname).toBe('127.0.0.1');
  for (const { address } of outside)
    await expect(fetch(`http://${address}:${port}/alarms`)).rejects.toThrow();
});

test('what everybody can reach knows nothing of the door, whoever asks', async () => {
  const { send } = await testApp({ pool: {} } as unknown as Store);
  const headers = { authorization: `Bearer ${token}`, host: '127.0.0.1' };
  for (const path of [
    '/release',
    '/partner-keys',
    '/partner',
    '/moderate',
    '/quarantine',
    '/alarms',
    '/structures/0',
    '/v1/release',
    '/v1/alarms',
    '/operator.json',
  ])
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      expect((await send(new Request(origin + path, { method, headers }))).status, `${method} ${path}`).toBe(
        404,
      );
});
