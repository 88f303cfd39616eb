import { archiveNames, importLimits } from './archive-format.ts';
import { Refused } from './refused.ts';

/** A file within an archive, as the archive's directory describes it. */
export interface ArchiveEntry {
  name: string;
  deflated: boolean;
  /** Sizes in bytes. */
  packed: number;
  size: number;
  crc: number;
  /** Where its own header begins. */
  header: number;
  /** Where the directory begins: no file reaches beyond. */
  end: number;
}

const endLength = 22;
const longestComment = 65_535;

/**
 * Reads a zip's directory (APPNOTE 4.3) and nothing else, and refuses every archive that is not one of ours or that says
 * itself that it would be too large. What is written there is only believed for as long as the files bear it out.
 */
export async function readDirectory(file: Blob): Promise<Map<string, ArchiveEntry>> {
  if (file.size > importLimits.file) throw new Refused('too-large');
  const head = await viewOf(file, 0, Math.min(4, file.size));
  if (head.byteLength < 4 || head.getUint32(0, true) !== 0x04034b50) throw new Refused('not-a-zip');
  const { count, size, offset } = await readEnd(file);
  if (count > importLimits.entries || size > importLimits.directory) throw new Refused('other-program');
  if (offset + size > file.size - endLength) throw new Refused('damaged');
  const directory = await viewOf(file, offset, offset + size);
  const entries = new Map<string, ArchiveEntry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || directory.getUint32(at, true) !== 0x02014b50) throw new Refused('damaged');
    const [entry, next] = readEntry(directory, at, offset);
    if (!archiveNames.has(entry.name) || entries.has(entry.name)) throw new Refused('other-program');
    entries.set(entry.name, entry);
    at = next;
  }
  if (at !== size) throw new Refused('damaged');
  const unpacked = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > importLimits.unpacked || unpacked > importLimits.ratio * file.size)
    throw new Refused('too-large');
  return entries;
}

function readEntry(directory: DataView, at: number, end: number): [ArchiveEntry, number] {
  const flags = directory.getUint16(at + 8, true);
  if (flags & 0b10_0000_0100_0001) throw new Refused('encrypted');
  const method = directory.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new Refused('other-program');
  const nameLength = directory.getUint16(at + 28, true);
  const next = at + 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  if (next > directory.byteLength) throw new Refused('damaged');
  const name = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength);
  const entry = {
    name: new TextDecoder().decode(name),
    deflated: method === 8,
    crc: directory.getUint32(at + 16, true),
    packed: directory.getUint32(at + 20, true),
    size: directory.getUint32(at + 24, true),
    header: directory.getUint32(at + 42, true),
    end,
  };
  return [entry, next];
}

/** The record at the very end that says where the directory is. Half an archive has none. */
async function readEnd(file: Blob): Promise<{ count: number; size: number; offset: number }> {
  const tail = await viewOf(file, Math.max(0, file.size - endLength - longestComment), file.size);
  for (let at = tail.byteLength - endLength; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    if (at + endLength + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    return {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      offset: tail.getUint32(at + 16, true),
    };
  }
  throw new Refused('damaged');
}

/** Bytes of a file, from `start` to before `end`. */
export async function viewOf(file: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await file.slice(start, end).arrayBuffer());
}
