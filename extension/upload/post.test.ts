import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { verifySignature, webcrypto } from 'http-message-sig';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentDigest, signatureProfile } from '#shared/wire/signature-profile.ts';
import { type Backend, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';

interface Received {
  request: Request;
  body: Uint8Array<ArrayBuffer>;
}

let server: Server;
let backend: Backend;
let received: Received[];
let respond: (count: number, response: ServerResponse) => void;
let signatory: Signatory;
let publicKey: CryptoKey;

beforeEach(async () => {
  received = [];
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  signatory = { contributor: 'c'.repeat(26), publicKey: 'p'.repeat(43), privateKey: pair.privateKey };
  publicKey = pair.publicKey;
  server = createServer(
    (request, response) => void read(request).then(() => respond(received.length, response)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  backend = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clockOffset: 0 };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function read(message: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers(
    Object.entries(message.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const request = new Request(backend.origin + message.url, { method: message.method ?? '', headers });
  received.push({ request, body: new Uint8Array(Buffer.concat(chunks)) });
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  more: object = {},
  headers = {},
): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, ...more }));
}

const post = (signal?: AbortSignal) =>
  postSigned(backend, '/v1/batches', '{"a":1}', 'batch-1', signatory, signal);

test('what arrives is the text, compressed, with its digest and a signature that holds', async () => {
  respond = (_, response) => response.end('{"ok":true}');
  expect(await post()).toEqual({ answer: { ok: true } });
  const [{ request, body }] = received as [Received];
  expect(gunzipSync(body).toString()).toBe('{"a":1}');
  expect(request.headers.get('content-digest')).toBe(await contentDigest(body));
  const verified = await verifySignature(request, {
    policy: {
      algorithms: ['ed25519'],
      requiredComponents: signatureProfile.withBody,
      requiredParameters: signatureProfile.parameters,
      maxAge: 60,
    },
    resolveVerifier: () => webcrypto.verifier(publicKey),
  });
  expect(verified.parameters).toMatchObject({ keyid: signatory.contributor, tag: 'daylight-v1' });
});

test('a hiccup is tried again at once, with the same content under a new signature', async () => {
  respond = (count, response) => (count === 1 ? refuse(response, 503, 'overloaded') : response.end('{}'));
  expect(await post()).toEqual({ answer: {} });
  expect(received).toHaveLength(2);
  const [first, second] = received.map((r) => r.request.headers);
  expect(second?.get('content-digest')).toBe(first?.get('content-digest'));
  expect(second?.get('signature')).not.toBe(first?.get('signature'));
});

test('an answer that is lost on the way is asked for again at once', async () => {
  respond = (count, response) => (count === 1 ? response.destroy() : response.end('{"ok":true}'));
  expect(await post()).toEqual({ answer: { ok: true } });
  expect(received).toHaveLength(2);
});

test('a request that the browser itself sent twice is signed anew, so that the first receipt is fetched', async () => {
  respond = (count, response) =>
    count === 1 ? refuse(response, 401, 'request_replayed') : response.end('{}');
  expect(await post()).toEqual({ answer: {} });
  const [first, second] = received.map((r) => r.request.headers.get('signature-input'));
  expect(second).not.toBe(first);
});

test('a server that never believes the signature is asked again later, not for ever', async () => {
  respond = (_, response) => refuse(response, 401, 'request_replayed');
  expect(await post()).toEqual({ later: 'server' });
  expect(received).toHaveLength(3);
});

test('a server that asks for time gets it: the wait is handed on in milliseconds', async () => {
  respond = (_, response) => refuse(response, 429, 'rate_limited', {}, { 'retry-after': '120' });
  expect(await post()).toEqual({ later: 'server', retryAfter: 120_000 });
});

test('a wrong clock is set right by the server’s answer, once', async () => {
  const serverTime = Math.floor(Date.now() / 1000) + 5000;
  respond = (count, response) =>
    count === 1 ? refuse(response, 401, 'clock_skew', { serverTime }) : response.end('{}');
  expect(await post()).toEqual({ answer: {} });
  const created = /created=(\d+)/.exec(received[1]?.request.headers.get('signature-input') ?? '')?.[1];
  expect(Math.abs(Number(created) - serverTime)).toBeLessThan(5);
});

test('a refusal of the content is handed on by its code and not tried again', async () => {
  respond = (_, response) => refuse(response, 422, 'batch_invalid');
  expect(await post()).toEqual({ refused: 'batch_invalid' });
  expect(received).toHaveLength(1);
});

test('an answer by somebody in between says nothing about the batch', async () => {
  respond = (_, response) =>
    response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Hotel Wi-Fi</h1>');
  expect(await post()).toEqual({ later: 'server' });
  respond = (_, response) => response.end('<h1>Hotel Wi-Fi</h1>');
  expect(await post()).toEqual({ later: 'offline' });
});

test('no server at all means later', async () => {
  server.close();
  expect(await post()).toEqual({ later: 'offline' });
});

test('what is stopped ends at once', async () => {
  const stop = new AbortController();
  respond = () => stop.abort();
  expect(await post(stop.signal)).toEqual({ later: 'stopped' });
});
