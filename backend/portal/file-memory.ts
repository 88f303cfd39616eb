import { readFile } from 'node:fs/promises';
import type { ReleaseFile } from '../publish/manifest.ts';
import { sha256 } from '../publish/release-contents.ts';

/** Files that are read often, whole, by what is in them. */
export interface FileMemory {
  /**
   * The bytes of a file, shared by all who fetch it: read only.
   * @returns `too-large` where it is to be read from disk, `damaged` where the disk holds something else
   */
  take(path: string, file: ReleaseFile): Promise<Uint8Array | 'too-large' | 'damaged'>;
}

/** Files up to so many bytes are kept, and so many bytes of files in all: most of what is published, most of the time. */
const mostBytes = 16_000_000;
const rememberedBytes = 64_000_000;

/**
 * Remembers files of releases. They never change, and are known by their SHA-256, which is checked when one is read: what is
 * given out of memory is what was published. However slow those who fetch a file are, it is in memory once.
 */
export function fileMemory(most = mostBytes, remembered = rememberedBytes): FileMemory {
  const known = new Map<string, { bytes: number; content: Promise<Uint8Array | 'damaged'> }>();
  let total = 0;
  const forget = (sum: string) => {
    total -= known.get(sum)?.bytes ?? 0;
    known.delete(sum);
  };
  return {
    async take(path, { sha256: sum, bytes }) {
      if (bytes > most) return 'too-large';
      const entry = known.get(sum) ?? { bytes, content: readChecked(path, sum) };
      // Anew at the end, so that the first one is always the one that was longest not asked for.
      forget(sum);
      known.set(sum, entry);
      total += bytes;
      for (const oldest of known.keys()) {
        if (total <= remembered) break;
        forget(oldest);
      }
      const content = await entry.content;
      if (content === 'damaged' && known.get(sum) === entry) forget(sum);
      return content;
    },
  };
}

async function readChecked(path: string, sum: string): Promise<Uint8Array | 'damaged'> {
  const content = await readFile(path).catch(() => undefined);
  return content && sha256(content) === sum ? content : 'damaged';
}
