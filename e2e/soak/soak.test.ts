import { expect, test } from 'vitest';
import { siteWithProcess } from './process-site.ts';
import { siteWithBadDatabase, siteWithFullDisk } from './rough-site.ts';
import { calmSite, type Site } from './site.ts';
import { soak } from './soak.ts';

// 500 schedules in all; `npm run soak -- --schedules 10000` runs more of them.
const places: [what: string, open: () => Promise<Site | undefined>, schedules: number, seed: number][] = [
  ['PostgreSQL', () => calmSite('postgres'), 350, 1],
  ['the embedded engine', () => calmSite('embedded'), 60, 1001],
  ['a PostgreSQL that is restarted and killed', siteWithBadDatabase, 50, 2001],
  ['a disk that runs full', siteWithFullDisk, 24, 3001],
  ['a server process that is killed', siteWithProcess, 16, 4001],
];

test.each(places)(
  'on %s, what was agreed to and sent is stored exactly once, and nothing else, whatever happens on the way',
  async (what, open, schedules, seed) => {
    const site = await open();
    if (!site)
      return console.warn(`NOT TESTED: ${what}. This process may not mount a file system; root may.`);
    const { failures } = await soak(site, { seed, schedules, width: 16, shrinks: true });
    await site.close();
    expect(failures).toEqual([]);
  },
  300_000,
);
