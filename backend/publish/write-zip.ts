import { type Zippable, zipSync } from 'fflate';

/**
 * Files as a zip archive, in one folder of it. Equal files and an equal day give equal bytes on every machine.
 * @param day YYYY-MM-DD, written as the files' date
 */
export function writeZip(
  folder: string,
  files: readonly { path: string; bytes: Uint8Array }[],
  day: string,
): Uint8Array {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // A zip holds local time, and fflate asks the machine's clock for it: noon on that day is noon everywhere.
  const mtime = new Date(year, month - 1, date, 12);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(({ path, bytes }) => [`${folder}/${path}`, [bytes, { mtime, level: 6 }] as const]),
  );
  return zipSync(entries);
}
