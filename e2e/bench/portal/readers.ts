import { connect } from 'node:net';

/** What readers are told, as a line of JSON on their standard input. */
export interface ReadersOrder {
  origin: string;
  /** Each reader asks for one after the other, again and again. */
  paths: readonly string[];
  readers: number;
  seconds: number;
}

/** What came of it, as a line of JSON on standard output. */
export interface Reading {
  answers: number;
  bytes: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Many readers on a connection each, who ask for the next thing as soon as they have the last. What they get is counted and
 * thrown away in one buffer, so that they cost as little as they can.
 * @throws when an answer is not 200, or says not how long it is
 */
export async function readAll({ origin, paths, readers, seconds }: ReadersOrder): Promise<Reading> {
  const { hostname, port, host } = new URL(origin);
  const latencies: number[] = [];
  let bytes = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: readers }, (_, place) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      let next = place;
      let sent = 0;
      let head = '';
      let left = 0;
      const ask = () => {
        head = '';
        sent = performance.now();
        const path = paths[next++ % paths.length];
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\n\r\n`);
      };
      const received = (size: number, buffer: Uint8Array) => {
        let body = size;
        if (left === 0) {
          head += Buffer.from(buffer.subarray(0, size)).toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return true;
          const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
          if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
            socket.destroy(
              new Error(`Not an answer of a known length: ${head.slice(0, Math.min(end, 300))}`),
            );
            return false;
          }
          body = head.length - end - 4;
          left = Number(length);
        }
        left -= body;
        bytes += body;
        if (left > 0) return true;
        const now = performance.now();
        latencies.push(now - sent);
        if (now < until) ask();
        else socket.end(() => resolve());
        return true;
      };
      const socket = connect({
        host: hostname,
        port: Number(port),
        noDelay: true,
        onread: { buffer: Buffer.alloc(262_144), callback: received },
      });
      socket.once('connect', ask).once('error', reject);
      return promise;
    }),
  );
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.max(0, Math.ceil(share * latencies.length) - 1)] ?? 0;
  return {
    answers: latencies.length,
    bytes,
    seconds: (performance.now() - begun) / 1000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
