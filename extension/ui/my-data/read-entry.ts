import { crc32 } from './crc32.ts';
import { type ArchiveEntry, viewOf } from './read-directory.ts';
import { Refused } from './refused.ts';

/**
 * Unpacks one file of an archive to its text. Stops as soon as there is more of it than the directory says, so that no
 * archive unpacks to more than was allowed; refuses what does not have its checksum.
 */
export async function readEntry(file: Blob, entry: ArchiveEntry): Promise<string> {
  const { start, end } = await placeOf(file, entry);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  let crc = 0;
  try {
    for await (const bytes of unpacked(file.slice(start, end), entry.deflated)) {
      size += bytes.length;
      if (size > entry.size) throw new Refused('too-large');
      crc = crc32(bytes, crc);
      text += decoder.decode(bytes, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    // Not deflated, not UTF-8, or cut off.
    throw error instanceof Refused ? error : new Refused('damaged');
  }
  if (size !== entry.size || crc !== entry.crc) throw new Refused('damaged');
  return text;
}

async function placeOf(file: Blob, entry: ArchiveEntry): Promise<{ start: number; end: number }> {
  const header = await viewOf(file, entry.header, entry.header + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new Refused('damaged');
  if (header.getUint16(6, true) & 1) throw new Refused('encrypted');
  const start = entry.header + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + entry.packed;
  if (end > entry.end) throw new Refused('damaged');
  return { start, end };
}

/** Read with a reader: not every browser iterates over a stream. Left early, the rest is never unpacked. */
async function* unpacked(packed: Blob, deflated: boolean): AsyncGenerator<Uint8Array> {
  const stream = deflated
    ? packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
    : packed.stream();
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // Already broken, or done.
  }
}
