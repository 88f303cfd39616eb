import { join } from 'node:path';
import { loadFigures } from '../../measure/load-figures.ts';
import { loadDatasets } from '../../publish/datasets.ts';
import { measurementsFor, writeReleaseOf } from '../../publish/testing/made-up-release.ts';
import { madeUpWindow } from '../../publish/testing/measured-window.ts';
import { withdrawRelease } from '../../publish/withdraw-release.ts';
import { portalRoutes } from '../portal-routes.ts';

const findingsSlug = 'headline-figures';

/** Datasets that the portal is filled with: of every kind one, named, shares, counts, figures and words. */
const filled = [
  'advertisers',
  'answers',
  'data-quality',
  findingsSlug,
  'published-stories',
  'recommended-publishers',
];

/**
 * Fills a folder with made-up releases as a portal of some months has them: windows of few and of many volunteers with a
 * gap between them, an older version of the headline figures, and one that was withdrawn.
 * @param slugs datasets to fill it with, beside the headline figures
 */
export async function fillPortal(releasesFolder: string, slugs: readonly string[] = filled): Promise<void> {
  const [datasets, figures] = await Promise.all([loadDatasets(), loadFigures()]);
  const windows = [
    madeUpWindow(datasets, figures, { day: '2026-06-28', active: 900 }),
    madeUpWindow(datasets, figures, { day: '2026-07-26', active: 7000 }),
    madeUpWindow(datasets, figures, { day: '2026-09-20', active: 9000 }),
  ];
  for (const dataset of datasets.filter(({ slug }) => slug === findingsSlug || slugs.includes(slug)))
    await writeReleaseOf(dataset, measurementsFor(dataset, windows, '1.1.0'), releasesFolder);
  const [findings] = datasets.filter(({ slug }) => slug === findingsSlug);
  if (!findings) throw new Error('There is no dataset of headline figures.');
  await writeReleaseOf(findings, measurementsFor(findings, windows.slice(0, 2)), releasesFolder);
  await writeReleaseOf(findings, measurementsFor(findings, windows, '1.2.0'), releasesFolder);
  const reason = 'Fakes moved the figures.';
  await withdrawRelease(releasesFolder, {
    dataset: findings.slug,
    version: '1.2.0',
    reason,
    day: '2026-11-28',
  });
}

/** Portals on the folders below one, each made once: what it remembers of releases is part of what is tested. */
export function portalsIn(home: string): (folder: string) => ReturnType<typeof portalRoutes> {
  const made = new Map<string, ReturnType<typeof portalRoutes>>();
  return (folder) => {
    const known = made.get(folder);
    if (known) return known;
    const releasesFolder = join(home, folder);
    const app = portalRoutes({ releasesFolder, baseUrl: 'https://data.example', studyName: 'First light' });
    made.set(folder, app);
    return app;
  };
}
