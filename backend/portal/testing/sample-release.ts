import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDatasets } from '../../publish/datasets.ts';
import { releaseFacts } from '../../publish/release-facts.ts';
import type { Row } from '../../publish/row.ts';
import { writeRelease } from '../../publish/write-release.ts';

const noise = { name: 'none', statement: 'No noise.', perturb: (count: number) => count };

/** A made-up row of the YouTube dataset. */
export function sampleRow(row: Partial<Row> = {}): Row {
  return {
    week_start: '2026-11-09',
    surface: 'home',
    publisher_id: 'UC-news',
    publisher_name: 'News',
    contributors: 40,
    surface_contributors: 80,
    recommendations: 90,
    share_of_contributors: 0.5,
    complete: true,
    ...row,
  };
}

/** Writes a release of the YouTube dataset straight to disk, without a database. */
export async function sampleRelease(
  releasesFolder: string,
  version: string,
  options: { rows?: Row[]; simulated?: boolean } = {},
): Promise<void> {
  const [dataset] = await loadDatasets();
  if (dataset === undefined) throw new Error('backend/datasets is empty');
  const { rows = [sampleRow()], simulated = false } = options;
  const folder = join(releasesFolder, dataset.slug, version);
  await mkdir(folder, { recursive: true });
  const selection = {
    rows,
    suppressed: { cells: 1, contributions: null },
    unnamed: { cells: 0, total: 0 },
    rulePacks: ['youtube@1'],
  };
  const facts = releaseFacts(dataset, selection, {
    version,
    study: 'daylight',
    today: '2026-11-21',
    simulated,
    noise,
  });
  await writeRelease(folder, facts, rows);
}
