import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import type { ServerCopyAnswer } from '../messages/server-copy.ts';
import { ABackground } from './testing/a-background.ts';

let server: Server;
let background: ABackground;
let asked: (string | undefined)[];
let answer: { status: number; body: string };
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${'signature' in request.headers ? 'signed' : 'bare'}`);
    const type = answer.status === 200 ? 'application/json' : 'application/problem+json';
    response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  background = new ABackground(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await background.dispose();
  server.close();
});

const take = (copy: string | null, offset: number) =>
  background.ask('server-copy', { copy, offset }) as Promise<ServerCopyAnswer>;

/** A key, as somebody has it who has taken part. */
async function takePart(): Promise<void> {
  await background.agree();
  await background.ask('recovery-code');
}

test('whoever never took part is told so, and nothing is asked of anybody', async () => {
  expect(await take(null, 0)).toEqual({ outcome: 'nothing-there' });
  expect(asked).toEqual([]);
});

test('what the server holds comes whole, in slices, by one signed question', async () => {
  await takePart();
  await background.uploader.halt();
  asked = [];
  const text = JSON.stringify({ words: 'Brücke 🌉 '.repeat(400_000) });
  answer = { status: 200, body: text };
  const pieces: Buffer[] = [];
  let copy: string | null = null;
  for (let offset = 0, total = 1; offset < total; ) {
    const slice: ServerCopyAnswer = await take(copy, offset);
    if (slice.outcome !== 'slice') throw new Error(slice.outcome);
    pieces.push(Buffer.from(slice.base64, 'base64'));
    ({ copy, total } = slice);
    offset += pieces.at(-1)?.length ?? 0;
  }
  expect(pieces.length).toBeGreaterThan(1);
  expect(Buffer.concat(pieces).toString('utf8') === text).toBe(true);
  expect(asked).toEqual([`GET ${paths.export} signed`]);
  expect(await take(copy, 0)).toEqual({ outcome: 'lost' });
});

test('half a document, an outage and a server that knows nobody are told apart', async () => {
  await takePart();
  await background.uploader.halt();
  answer = { status: 200, body: '{"batches":[' };
  expect(await take(null, 0)).toEqual({ outcome: 'offline' });
  const problem = (code: string, status: number) =>
    JSON.stringify({ type: 'about:blank', title: 'x', status, code });
  answer = { status: 410, body: problem('contributor_deleted', 410) };
  expect(await take(null, 0)).toEqual({ outcome: 'nothing-there' });
  answer = { status: 503, body: problem('overloaded', 503) };
  expect(await take(null, 0)).toEqual({ outcome: 'offline' });
});
