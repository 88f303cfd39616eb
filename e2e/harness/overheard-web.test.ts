import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OverheardWeb } from './overheard-web.ts';

let web: OverheardWeb;

beforeEach(async () => {
  web = await new OverheardWeb().start();
});
afterEach(() => web.close());

const byName = (name: string) => [3, name.length, ...Buffer.from(name)];

/** Asks the proxy for something, and gives the first byte of the verdict: 0 is yes. */
async function ask(command: number, address: number[], port: number): Promise<[Socket, number | undefined]> {
  const socket = connect(Number(web.firefoxPreferences['network.proxy.socks_port']), '127.0.0.1');
  socket.write(Buffer.from([5, 1, 0]));
  expect([...((await once(socket, 'data'))[0] as Buffer)]).toEqual([5, 0]);
  const request = Buffer.from([5, command, 0, ...address, port >> 8, port & 255]);
  // In two pieces, as a network may bring it.
  socket.write(request.subarray(0, 6));
  setTimeout(() => socket.write(request.subarray(6)), 20);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return [socket, answer[1]];
}

test('a connection is in the list by its name, though nothing was ever sent over it', async () => {
  const [socket, verdict] = await ask(1, byName('quiet.example'), 443);
  expect(verdict).toBe(0);
  expect(web.lines).toEqual([{ host: 'quiet.example', port: 443, sent: 0 }]);
  socket.destroy();
});

test('a connection to a bare address is in the list, too', async () => {
  const [four] = await ask(1, [1, 192, 0, 2, 7], 8080);
  const [six] = await ask(1, [4, 0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), 1], 80);
  expect(web.lines.map(({ host, port }) => `${host} ${port}`)).toEqual([
    '192.0.2.7 8080',
    '2001:0db8:0000:0000:0000:0000:0000:0001 80',
  ]);
  four.destroy();
  six.destroy();
});

test('what wants to speak UDP is refused, and in the list', async () => {
  const [socket, verdict] = await ask(3, byName('datagrams.example'), 53);
  expect(verdict).toBe(7);
  expect(web.lines).toEqual([{ host: 'datagrams.example', port: 53, sent: 0 }]);
  socket.destroy();
});

test('what is asked over a connection is answered as by the web behind it, and its bytes are counted', async () => {
  web.serve('site.example', () => ({ body: 'hello' }));
  const [socket] = await ask(1, byName('site.example'), 80);
  const request = 'GET / HTTP/1.1\r\nhost: site.example\r\nconnection: close\r\n\r\n';
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*hello/);
  expect(web.lines).toEqual([{ host: 'site.example', port: 80, sent: request.length }]);
  expect(web.requests).toEqual([{ host: 'site.example', method: 'GET', path: '/' }]);
});
