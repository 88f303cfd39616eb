import { once } from 'node:events';
import { createServer } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Web } from './web.ts';

let web: Web;
let port: number;

beforeEach(async () => {
  web = await new Web().start();
  port = Number(/127\.0\.0\.1:(\d+)/.exec(web.chromiumArguments.join())?.[1]);
});
afterEach(() => web.close());

/** Asks over TLS, as a browser that accepts the certificate would. */
function ask(host: string, path: string): Promise<{ status: number; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const options = { port, path, headers: { host }, rejectUnauthorized: false };
  tlsRequest({ host: '127.0.0.1', ...options }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
  })
    .on('error', reject)
    .end();
  return promise;
}

test('a host is answered as it was told, over TLS and without; everything else is 404', async () => {
  web.serve('site.example', ({ path }) => (path === '/a?b=1' ? { body: 'hello' } : undefined));
  expect(await ask('site.example', '/a?b=1')).toEqual({ status: 200, body: 'hello' });
  expect(await ask('site.example', '/c')).toMatchObject({ status: 404 });
  expect((await fetch(`http://127.0.0.1:${port}/plain`)).status).toBe(404);
});

test('a request to a host that nobody serves is recorded as a stranger, the browser’s own errands are not', async () => {
  web.serve('site.example', () => ({ body: '' }));
  await ask('site.example', '/');
  await ask('accounts.google.com', '/ListAccounts?x=1');
  await ask('accounts.google.com', '/somewhere');
  await ask('tracker.example', '/pixel');
  expect(web.strangers).toEqual([
    { host: 'accounts.google.com', method: 'GET', path: '/somewhere' },
    { host: 'tracker.example', method: 'GET', path: '/pixel' },
  ]);
  expect(web.requests).toHaveLength(4);
});

test('a proxied host can lose a request before it arrives, or the answer after it did', async () => {
  let arrived = 0;
  const backend = createServer((_, response) => {
    arrived += 1;
    response.end('kept');
  });
  backend.listen(0, '127.0.0.1');
  await once(backend, 'listening');
  web.proxy('api.example', `http://127.0.0.1:${(backend.address() as AddressInfo).port}`);
  web.loseNext({ host: 'api.example', method: 'GET', path: '/' }, 'request');
  web.loseNext({ host: 'api.example', method: 'GET', path: '/' }, 'response');
  await expect(ask('api.example', '/')).rejects.toThrow();
  expect(arrived).toBe(0);
  await expect(ask('api.example', '/')).rejects.toThrow();
  expect(arrived).toBe(1);
  expect(await ask('api.example', '/')).toEqual({ status: 200, body: 'kept' });
  backend.close();
});
