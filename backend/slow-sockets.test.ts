import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { aBatch } from './ingest/testing/a-batch.ts';
import { type Listener, listen } from './listen.ts';
import { batchRequest, enrolledKey, testApp } from './routes/testing/test-app.ts';
import { engines, type TestStore } from './store/testing/engines.ts';

const head = `POST ${paths.batches} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n`;
/** What a slow socket says first, and what it goes on to say, a little at a time. */
const kinds = [
  ['', ''],
  [head, 'x-more: 1\r\n'],
  [`${head}content-length: 200000\r\n\r\n`, 'x'],
  [`${head}transfer-encoding: chunked\r\n\r\n`, '1\r\nx\r\n'],
] as const;
const ofEach = 500;

let opened: TestStore;
let listener: Listener;
beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  const { app } = await testApp(opened.store);
  listener = await listen(app.fetch, 0, '127.0.0.1');
});
afterAll(async () => {
  await listener.close(0);
  await opened.dispose();
});

async function send(request: Request): Promise<Response> {
  const { method, headers, url } = request;
  return fetch(listener.url + new URL(url).pathname, { method, headers, body: await request.arrayBuffer() });
}

/** Opens a socket that dribbles until it is cut. Answers after how many milliseconds that was. */
function dribble([first, more]: readonly [string, string], port: number): Promise<number> {
  return new Promise((resolve) => {
    let start = performance.now();
    const socket = connect(port, '127.0.0.1', () => {
      start = performance.now();
      socket.write(first);
    });
    const dribbling = setInterval(() => more && socket.write(more), 1500);
    socket.on('error', () => {});
    socket.resume();
    socket.once('close', () => {
      clearInterval(dribbling);
      resolve(performance.now() - start);
    });
  });
}

/** Sends batches, one after the other, until told to stop. Answers the 99th percentile of how long they took, in ms. */
async function p99(until: Promise<unknown>): Promise<number> {
  const key = await enrolledKey(send);
  const times: number[] = [];
  let going = true;
  void until.then(() => {
    going = false;
  });
  while (going) {
    const request = await batchRequest(await aBatch(), key);
    const start = performance.now();
    expect((await send(request)).status).toBe(201);
    times.push(performance.now() - start);
    await sleep(20);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.99) - 1] ?? 0;
}

test('2,000 sockets that dribble hold up nobody who sends properly, and all are cut within 15 seconds', async () => {
  const alone = await p99(sleep(1500));
  const { port } = new URL(listener.url);
  const slow = Promise.all(
    kinds.flatMap((kind) => Array.from({ length: ofEach }, () => dribble(kind, Number(port)))),
  );
  const among = await p99(slow);
  expect(Math.max(...(await slow))).toBeLessThan(15_000);
  // On a machine that is busy with something else, even who is alone waits.
  expect(among).toBeLessThan(Math.max(1000, 3 * alone));
}, 60_000);
