import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

const allowed = new Set(['level', 'time', 'request', 'method', 'route', 'status', 'ms', 'code']);

/** A logger whose lines are read: each must be one JSON object of the allowed fields, whatever was sent. */
export function logWatch(): { log: Logger; odd: string[] } {
  const odd: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      for (const line of text.split('\n').filter(Boolean)) {
        if (!isPlain(line) && odd.length < 10) odd.push(line);
      }
      done();
    },
  });
  return { log: pino({ base: null }, stream), odd };
}

function isPlain(line: string): boolean {
  try {
    return Object.keys(JSON.parse(line)).every((name) => allowed.has(name));
  } catch {
    return false;
  }
}
