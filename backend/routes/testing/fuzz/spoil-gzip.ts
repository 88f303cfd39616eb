import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Random } from '#shared/redact/testing/random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Compresses, quickly rather than well. */
export function pack(text: string | Uint8Array): Bytes {
  return new Uint8Array(gzipSync(text, { level: 1, memLevel: 1 }));
}

const spoilers: readonly ((text: Buffer, random: Random) => Uint8Array)[] = [
  (text, random) => cut(pack(text), random),
  (text) => Buffer.concat([pack(text), Buffer.from('after the end')]),
  (text) => Buffer.concat([pack(text), Buffer.alloc(64)]),
  (text) => Buffer.concat([pack(text), pack(text)]),
  // Two members that are the whole text together (RFC 1952, 2.2).
  (text, random) => {
    const at = random.between(0, text.length);
    return Buffer.concat([pack(text.subarray(0, at)), pack(text.subarray(at))]);
  },
  (text, random) => flip(pack(text), (bytes) => bytes.length - random.between(1, 8)),
  (text, random) => flip(pack(text), (bytes) => random.between(0, bytes.length - 1)),
  // The flags: a name, a comment, an extra field, a checksum of the header.
  (text, random) => {
    const bytes = pack(text);
    bytes[3] = random.between(0, 255);
    return bytes;
  },
  (text) => deflateSync(text),
  (text) => deflateRawSync(text),
  (text) => brotliCompressSync(text),
  (text) => gzipSync(text, { level: 0 }),
  (text) => pack(pack(text)),
  (text) => text,
  () => new Uint8Array(0),
  () => pack(''),
];

/** Compresses a text in a way that is wrong, or odd. */
export function packOddly(text: string, random: Random): Bytes {
  return new Uint8Array(random.pick(spoilers)(Buffer.from(text), random));
}

/** Bytes that mean nothing. */
export function noise(random: Random): Bytes {
  return Uint8Array.from({ length: random.between(0, 400) }, () => random.between(0, 255));
}

function cut(bytes: Bytes, random: Random): Bytes {
  return bytes.slice(0, random.between(0, bytes.length - 1));
}

function flip(bytes: Bytes, where: (bytes: Bytes) => number): Bytes {
  const at = where(bytes);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  return bytes;
}
