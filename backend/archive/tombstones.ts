import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { Day } from '#shared/observations/fields.ts';
import { ContributorId } from '#shared/wire/contributor.ts';
import { DeletionTarget } from '#shared/wire/deletion.ts';
import { syncFolder } from './archive-folder.ts';
import { readLines } from './read-lines.ts';

/** That somebody had something deleted: all that is needed to delete it again after a restore, and nothing else. */
export const Tombstone = z.strictObject({
  contributor: ContributorId,
  id: DayId,
  target: DeletionTarget,
  day: Day,
});
export type Tombstone = z.infer<typeof Tombstone>;

/** The list of deletions that lies beside the database, and outlives it. */
export interface TombstoneBook {
  /** Notes a deletion; on disk when it returns. One that is noted already is not noted again. */
  note(tombstone: Tombstone): Promise<void>;
  close(): Promise<void>;
}

/** The list of deletions in a data folder. */
export function tombstonePath(dataFolder: string): string {
  return join(dataFolder, 'tombstones.ndjson');
}

/** Opens the list of a data folder; made, readable by its owner alone, when it is missing. */
export async function openTombstones(dataFolder: string): Promise<TombstoneBook> {
  const path = tombstonePath(dataFolder);
  const known = new Set<string>();
  for await (const tombstone of readTombstones(path)) known.add(nameOf(tombstone));
  const file = await open(path, 'a+', 0o600);
  // A power cut may have left half a line, which was never answered.
  if (!(await endsWithLineFeed(file))) await file.appendFile('\n');
  await file.sync();
  await syncFolder(dirname(path));
  return {
    async note(tombstone) {
      const name = nameOf(tombstone);
      if (known.has(name)) return;
      const { contributor, id, target, day } = tombstone;
      // In one write: several processes may append to the same list.
      await file.appendFile(`${JSON.stringify({ contributor, id, target, day })}\n`);
      await file.sync();
      known.add(name);
    },
    close: () => file.close(),
  };
}

/** The deletions of a list, in their order; half a line is passed over, and a list that is not there has none. */
export async function* readTombstones(source: string | AsyncIterable<Uint8Array>): AsyncGenerator<Tombstone> {
  try {
    for await (const line of readLines(typeof source === 'string' ? createReadStream(source) : source)) {
      const tombstone = Tombstone.safeParse(parse(line));
      if (tombstone.success) yield tombstone.data;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function nameOf({ contributor, id }: Tombstone): string {
  return `${contributor} ${id}`;
}

async function endsWithLineFeed(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}
