import { gzipSync } from 'node:zlib';
import { limits } from '#shared/wire/limits.ts';

const kilo = 1024;
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const pack = (text: string | Uint8Array, level = 9) => gzipSync(text, { level });

/** A thousand and more compressed bytes that grow to a million and more: a hundred zeros a bit. */
function zeros(megabytes: number): Buffer {
  return pack(Buffer.alloc(megabytes * kilo * kilo));
}

/** Small bodies, 256 KiB at most, that would grow beyond all measure in whoever reads them without care. */
export const bombs: [name: string, make: () => Buffer][] = [
  ['3 MiB of zeros', () => zeros(3)],
  ['100 MiB of zeros', () => zeros(100)],
  ['zeros up to one byte below the limit', () => pack(Buffer.alloc(limits.inflatedBytes - 1))],
  ['gzip within gzip within gzip', () => pack(pack(zeros(50)))],
  ['thousands of members', () => Buffer.concat(Array(10_000).fill(pack('[]')))],
  ['a member of zeros after an honest one', () => Buffer.concat([pack('{}'), zeros(50)])],
  ['brackets half a million deep', () => pack(nested(500_000, '[', ']'))],
  ['objects 300,000 deep', () => pack(`${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}`)],
  ['100,000 keys', () => pack(`{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":0`)}}`)],
  ['a text of two million letters', () => pack(`{"wire":"${'x'.repeat(limits.inflatedBytes - 20)}"}`)],
  ['a list of a million numbers', () => pack(`[${Array(1_000_000).fill(0)}]`)],
  ['a number of a million digits', () => pack(`{"wire":${'9'.repeat(1_000_000)}}`)],
];
