import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonRows } from '../publish/json-rows.ts';
import type { Release } from '../publish/read-release.ts';
import { sha256 } from '../publish/release-contents.ts';
import type { Row } from '../publish/row.ts';

/** Rows of releases. */
export interface ReleaseRows {
  /**
   * All rows of a release, from its JSON file, in the order of the file.
   * @returns `too-large` when there are too many to be asked for one by one
   * @throws Error when the file is not the one that its manifest names
   */
  of(release: Release): Promise<readonly Row[] | 'too-large'>;
}

/** Largest file that can be queried, in bytes; larger ones are for download. */
const mostBytes = 32 * 2 ** 20;
/** Bytes of files whose rows are remembered: releases never change, and most questions are about the newest. */
const rememberedBytes = 64 * 2 ** 20;

/** Reads rows, and remembers those that were asked for last. */
export function releaseRows(): ReleaseRows {
  const known = new Map<string, { bytes: number; rows: Promise<Row[]> }>();
  return {
    async of({ folder, manifest, files }) {
      const name = `${manifest.dataset}.json`;
      const file = files.get(name);
      if (!file) throw new Error(`the release in ${folder} has no ${name}`);
      if (file.bytes > mostBytes) return 'too-large';
      const remembered = known.get(folder);
      const entry = remembered ?? { bytes: file.bytes, rows: readRows(join(folder, name), file.sha256) };
      // Anew at the end, so that the first one is always the one that was longest not asked for.
      known.delete(folder);
      known.set(folder, entry);
      entry.rows.catch(() => known.delete(folder));
      for (const [oldest] of known) {
        const total = [...known.values()].reduce((sum, { bytes }) => sum + bytes, 0);
        if (total <= rememberedBytes || oldest === folder) break;
        known.delete(oldest);
      }
      return entry.rows;
    },
  };
}

async function readRows(path: string, sum: string): Promise<Row[]> {
  const bytes = await readFile(path);
  if (sha256(bytes) !== sum) throw new Error('a data file is not the one that its manifest names');
  return readJsonRows(bytes.toString('utf8'));
}
