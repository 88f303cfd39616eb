import { importRows } from '../../messages/import-rows.ts';
import type { Ask } from '../surroundings.ts';
import type { ImportRows } from './read-import.ts';

/** Most that travels in one message, in characters of JSON: a message may hold 64 MB at most. */
const longest = 4_000_000;

/**
 * Hands rows over that were checked, some at a time. May be done again after a failure: what is here already stays.
 * @param progress called with a share between 0 and 1
 * @returns how many rows were not here before
 */
export async function sendImport(
  ask: Ask,
  rows: ImportRows,
  progress: (share: number) => void,
): Promise<{ added: number; there: number }> {
  const total = rows.items.length + rows.stories.length;
  let sent = 0;
  let added = 0;
  const send = async (part: ImportRows) => {
    added += (await ask(importRows, part)).added;
    sent += part.items.length + part.stories.length;
    progress(sent / total);
  };
  for (const items of parts(rows.items, 500)) await send({ items, stories: [] });
  for (const stories of parts(rows.stories, 100)) await send({ items: [], stories });
  return { added, there: total - added };
}

/** Cuts rows into parts of at most `most` rows and `longest` characters; a longer row stands alone. */
export function* parts<Row>(rows: readonly Row[], most: number): Generator<Row[]> {
  let part: Row[] = [];
  let length = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    if (part.length > 0 && (part.length === most || length + size > longest)) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(row);
    length += size;
  }
  if (part.length > 0) yield part;
}
