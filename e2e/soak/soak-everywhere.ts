import { say } from '../../backend/cli/output.ts';
import { siteWithProcess } from './process-site.ts';
import { siteWithBadDatabase, siteWithFullDisk } from './rough-site.ts';
import { calmSite, type Site } from './site.ts';
import { type SoakOptions, type SoakResult, soak } from './soak.ts';

/**
 * Of all schedules, so many have a database that is restarted and killed, a disk that runs full, a server process that is
 * killed. All others have a database that stays well.
 */
const shares = { database: 0.1, disk: 0.05, process: 0.03 };

/** Runs schedules at places of every kind, one place after the other, and says which it cannot make here. */
export async function soakEverywhere(
  options: Omit<SoakOptions, 'shrinks'> & { engine: 'embedded' | 'postgres' },
): Promise<SoakResult> {
  const places: { open: () => Promise<Site | undefined>; share: number }[] = [
    { open: siteWithBadDatabase, share: shares.database },
    { open: siteWithFullDisk, share: shares.disk },
    { open: siteWithProcess, share: shares.process },
    { open: () => calmSite(options.engine), share: 1 - shares.database - shares.disk - shares.process },
  ];
  const all: SoakResult = { schedules: 0, operations: 0, failures: [] };
  let seed = options.seed;
  for (const { open, share } of places) {
    const schedules = Math.round(options.schedules * share);
    if (schedules === 0) continue;
    const site = await open();
    if (!site) {
      say('NOT TESTED: a full disk. This process may not mount a small one; root may.');
      continue;
    }
    const result = await soak(site, { ...options, seed, schedules, shrinks: true });
    await site.close();
    seed += schedules;
    all.schedules += result.schedules;
    all.operations += result.operations;
    all.failures.push(...result.failures);
  }
  return all;
}
