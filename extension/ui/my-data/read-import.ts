import { z } from 'zod';
import { ImportedItem, ImportedStory } from '../../messages/import-rows.ts';
import { archiveVersion, importLimits, Manifest, otherFiles, tableFiles } from './archive-format.ts';
import { type ArchiveEntry, readDirectory } from './read-directory.ts';
import { readEntry } from './read-entry.ts';
import { type RefusalReason, Refused } from './refused.ts';

/** What an export holds that can be taken back. */
export interface ImportRows {
  items: ImportedItem[];
  stories: ImportedStory[];
}

// Daylight is younger than this: no honest item is older.
const earliest = Date.UTC(2020, 0, 1);
const day = 86_400_000;

/** Rows are checked some at a time, so that the page stays alive. */
const pageSize = 500;

/**
 * Reads an export as a whole and checks every row of it. Nothing is sent anywhere: only what stood this as a whole may be
 * taken back.
 * @param now milliseconds since 1970
 * @param progress called with a share between 0 and 1
 */
export async function readImport(
  file: Blob,
  { now, progress }: { now: number; progress: (share: number) => void },
): Promise<ImportRows | { refused: RefusalReason }> {
  try {
    const entries = await readDirectory(file);
    const manifest = await readManifest(file, entries);
    const ownItem = ImportedItem.refine(
      ({ id, observation, capturedAt }) =>
        id === observation.id && capturedAt >= earliest && capturedAt <= now + day,
    );
    const items = await readRows(file, entries.get(tableFiles.observations), ownItem, progress);
    if (items.length !== manifest.counts.observations) throw new Refused('damaged');
    const rows = await readRows(file, entries.get(tableFiles.stories), StoryRow, progress);
    if (rows.length !== manifest.counts.stories) throw new Refused('damaged');
    // A story that was taken back stays taken back.
    const stories = rows
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ id, draft }) => ({ id, draft }));
    return { items, stories };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason };
    throw error;
  }
}

const StoryRow = ImportedStory.extend({ status: z.string() });

async function readManifest(file: Blob, entries: Map<string, ArchiveEntry>): Promise<Manifest> {
  const entry = entries.get(otherFiles.manifest);
  if (!entry) throw new Refused('other-program');
  const manifest = Manifest.safeParse(parseJson(await readEntry(file, entry)));
  if (!manifest.success) throw new Refused('other-program');
  if (manifest.data.version > archiveVersion) throw new Refused('newer-version');
  return manifest.data;
}

async function readRows<T>(
  file: Blob,
  entry: ArchiveEntry | undefined,
  schema: z.ZodType<T>,
  progress: (share: number) => void,
): Promise<T[]> {
  if (!entry) throw new Refused('damaged');
  const rows = z.array(z.unknown()).safeParse(parseJson(await readEntry(file, entry)));
  if (!rows.success) throw new Refused('not-our-rows');
  if (rows.data.length > importLimits.rows) throw new Refused('too-large');
  const read: T[] = [];
  for (let from = 0; from < rows.data.length; from += pageSize) {
    for (const row of rows.data.slice(from, from + pageSize)) {
      const parsed = schema.safeParse(row);
      if (!parsed.success) throw new Refused('not-our-rows');
      read.push(parsed.data);
    }
    progress(read.length / rows.data.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return read;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not-our-rows');
  }
}
