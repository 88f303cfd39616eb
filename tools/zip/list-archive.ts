/** Bytes of the record that closes a zip archive, and of the fixed part of one entry of its directory. */
const endSize = 22;
const entrySize = 46;

/**
 * Names of the files in a zip archive without comment, in its order. Format: PKWARE APPNOTE 4.3.12 and 4.3.16.
 *
 * @throws Error when it is no such archive
 */
export function listArchive(archive: Buffer): string[] {
  const end = archive.length - endSize;
  if (end < 0 || archive.readUInt32LE(end) !== 0x06054b50) throw new Error('Not a zip archive.');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const name = archive.readUInt16LE(at + 28);
    const rest = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const text = archive.toString('utf8', at + entrySize, at + entrySize + name);
    at += entrySize + name + rest;
    return text;
  });
}
