import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { equalEdges } from '../aggregate/share-histogram/share-histogram.ts';
import type { Figure } from './figure.ts';

const folder = new URL('../figures/', import.meta.url);

/** Every headline figure in backend/figures. Adding one is adding its file. */
export async function loadFigures(): Promise<Figure[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const loaded = await Promise.all(
    files.map(async (file) => (await import(new URL(file, folder).href)) as { default: Figure }),
  );
  return loaded.map((one) => one.default);
}

/** SHA-256 of what a figure means, in hexadecimal: what it is of, what counts, and its bins. Its words may be corrected. */
export function figureDigest({ id, among, counted, edges = equalEdges }: Figure): string {
  return createHash('sha256').update(JSON.stringify({ id, among, counted, edges })).digest('hex');
}
