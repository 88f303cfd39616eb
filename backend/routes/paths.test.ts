import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#shared/redact/testing/random.ts';
import { type Listener, listen } from '../listen.ts';
import { askRaw, statusOf } from './testing/ask-raw.ts';
import { publishedVersion, wholeServer } from './testing/whole-server.ts';

const secret = 'nobody may ever read this';
const file = 'secret.txt';

const release = `/datasets/made-up-publishers/${publishedVersion}`;
const doors = [
  '/v1/rules/',
  '/v1/',
  '/log/',
  '/log/tile/0/',
  '/',
  '/datasets/',
  `${release}/`,
  '/datasets/x/latest/',
];
const steps = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..\\',
  '..%5c',
  '%252e%252e%252f',
  '..%c0%af',
  '....//',
  '.%00./',
];
const goals = [file, `releases/../${file}`, '/etc/passwd', 'etc/passwd%00.json', 'receipt-key.pem'];

let server: Awaited<ReturnType<typeof wholeServer>>;
let listener: Listener;
beforeAll(async () => {
  server = await wholeServer('embedded');
  for (const folder of ['', 'releases', 'rules', 'releases/made-up-publishers'])
    writeFileSync(join(server.folder, folder, file), secret);
  listener = await listen(server.send, 0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await listener.close(0);
  await server.dispose();
});

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: daylight.test\r\nConnection: close\r\n\r\n`;

test('400 ways out of every door of the server lead to no file outside, and never to an error within', async () => {
  const leaks: string[] = [];
  let tried = 0;
  for (const door of doors)
    for (const step of steps)
      for (const goal of goals) {
        const path = door + step.repeat(1 + (tried % 7)) + goal;
        const answer = await askRaw(listener.url, get(path));
        tried++;
        const status = statusOf(answer);
        const isOutside =
          answer.includes(secret) || answer.includes('root:') || answer.includes('PRIVATE KEY');
        if (isOutside || status >= 500 || status === 0) leaks.push(`${path}: ${answer.slice(0, 200)}`);
      }
  expect(tried).toBeGreaterThanOrEqual(400);
  expect(leaks).toEqual([]);
  expect(statusOf(await askRaw(listener.url, get(`${release}/manifest.json`)))).toBe(200);
}, 60_000);

const methods = ['TRACE', 'CONNECT', 'TRACK', 'OPTIONS', 'M-SEARCH', 'POST', 'get', 'G@T', ''];
const targets = [
  '/',
  '*',
  'http://[',
  'http://a:99999/',
  '//',
  '/v1/batches',
  '?',
  '/%',
  `/${'a'.repeat(20_000)}`,
  'a:b',
  '/\u0001',
];
const hosts = ['daylight.test', '', 'a b', '[::1', '%', 'a@b', '\u00e9', ':0', `${'a'.repeat(300)}.test`];
const extras = [
  ...[
    '',
    'Content-Length: -1',
    'Content-Length: 5\r\nContent-Length: 6',
    'Transfer-Encoding: chunked',
    'X: \u0000',
  ],
  ...[
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    ' : x',
    'X\r\n Y: z',
  ],
  ...[
    'Expect: 100-continue',
    'Upgrade: websocket\r\nConnection: Upgrade',
    `X: ${'y'.repeat(20_000)}`,
    'Host: other.test',
  ],
];
const ends = [
  '',
  'zz\r\n',
  '5\r\nhello\r\n',
  'ffffffffffffffff\r\n',
  '\u0000\u0001',
  '5\r\nhello\r\n0\r\n\r\n',
];

test('1,000 requests that are no proper HTTP are answered with 4xx or cut, and the server goes on', async () => {
  const random = new Random(13);
  const wrong: string[] = [];
  const ask = async () => {
    const line = `${random.pick(methods)} ${random.pick(targets)} HTTP/${random.pick(['1.1', '1.1', '1.0', '2.0', '9'])}`;
    const host = `Host: ${random.pick(hosts)}`;
    const bytes = `${line}\r\n${host}\r\n${random.pick(extras)}\r\nConnection: close\r\n\r\n${random.pick(ends)}`;
    const status = statusOf(await askRaw(listener.url, Buffer.from(bytes, 'latin1'), 300));
    if (status >= 500) wrong.push(`${status} to ${JSON.stringify(bytes.slice(0, 200))}`);
  };
  for (let i = 0; i < 1000 / 20; i++) await Promise.all(Array.from({ length: 20 }, ask));
  expect(wrong).toEqual([]);
  expect(statusOf(await askRaw(listener.url, get('/healthz')))).toBe(200);
}, 60_000);
