import { readdir } from 'node:fs/promises';
import type { DatasetDefinition } from './define-dataset.ts';

const folder = new URL('../datasets/', import.meta.url);

/** Every dataset in backend/datasets, by slug. Adding one is adding its file. */
export async function loadDatasets(): Promise<DatasetDefinition[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  return Promise.all(files.map(loadDataset));
}

async function loadDataset(file: string): Promise<DatasetDefinition> {
  const loaded = (await import(new URL(file, folder).href)) as { default?: DatasetDefinition };
  if (loaded.default === undefined) throw new Error(`backend/datasets/${file} has no default export`);
  return loaded.default;
}
