import type { BodyCipher } from '../store/body-cipher.ts';

const chunkBytes = 65_536;
/** A sealed chunk is longer than a plain one by a nonce and a tag; anything beyond was not made here. */
const mostSealedBytes = chunkBytes + 28;

/**
 * Encrypts a file of an archive in chunks: four bytes of length, then the sealed chunk. Each is sealed for its file, its place
 * and whether it is the last, so that none can be moved, left out or cut off without being noticed.
 */
export async function* sealPieces(
  pieces: AsyncIterable<Uint8Array | string>,
  name: string,
  cipher: BodyCipher,
): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  let n = 0;
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, typeof piece === 'string' ? Buffer.from(piece) : piece]);
    for (; rest.length > chunkBytes; rest = rest.subarray(chunkBytes))
      yield framed(cipher.seal(rest.subarray(0, chunkBytes), placeOf(name, n++, false)));
  }
  yield framed(cipher.seal(rest, placeOf(name, n, true)));
}

/** @throws when it was sealed with another key or for another file, or was changed or cut off */
export async function* openPieces(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  cipher: BodyCipher,
): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  let held: Buffer | undefined;
  let n = 0;
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    for (let next = takeFrame(rest); next; next = takeFrame(rest)) {
      if (held) yield cipher.open(held, placeOf(name, n++, false));
      held = next.frame;
      rest = next.rest;
    }
  }
  if (!held || rest.length > 0) throw new Error(`${name} is cut off`);
  yield cipher.open(held, placeOf(name, n, true));
}

function takeFrame(bytes: Buffer): { frame: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readUInt32BE();
  if (length > mostSealedBytes) throw new Error('no sealed file');
  const end = 4 + length;
  return bytes.length < end ? undefined : { frame: bytes.subarray(4, end), rest: bytes.subarray(end) };
}

function framed(sealed: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

function placeOf(name: string, n: number, isLast: boolean): string {
  return `archive/${name}/${n}/${isLast ? 'last' : 'more'}`;
}
