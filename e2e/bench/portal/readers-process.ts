// The readers of "bench portal", in a process of their own: an order comes as JSON on standard input.
import { text } from 'node:stream/consumers';
import { type ReadersOrder, readAll } from './readers.ts';

try {
  console.log(JSON.stringify(await readAll(JSON.parse(await text(process.stdin)) as ReadersOrder)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
