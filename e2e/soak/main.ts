import { Command, Option } from 'commander';
import { printResult, progressBar, say } from '../../backend/cli/output.ts';
import { whole } from '../simulate/whole.ts';
import { siteWithProcess } from './process-site.ts';
import { siteWithBadDatabase, siteWithFullDisk } from './rough-site.ts';
import { calmSite, type Site } from './site.ts';
import { type Failure, soak } from './soak.ts';

interface Options {
  schedules: number;
  seed: number;
  engine: 'embedded' | 'postgres';
  width: number;
}

const options = new Command('soak')
  .description('whether what was agreed to and sent is stored exactly once, whatever happens on the way')
  .option('--schedules <n>', 'how many', whole(1, 1_000_000), 500)
  .option('--seed <n>', 'makes the same schedules again', whole(0, 2 ** 31), 1)
  .option('--width <n>', 'how many run at the same time', whole(1, 200), 16)
  .addOption(
    new Option('--engine <name>', 'of the database that stays well')
      .choices(['embedded', 'postgres'])
      .default('postgres'),
  )
  .parse()
  .opts<Options>();

/** Of all schedules, so many have a database that is restarted or killed, a disk that runs full, a server that is killed. */
const shares = { database: 0.1, disk: 0.06, process: 0.04 };

const sites: { open: () => Promise<Site | undefined>; share: number }[] = [
  { open: () => calmSite(options.engine), share: 1 - shares.database - shares.disk - shares.process },
  { open: siteWithBadDatabase, share: shares.database },
  { open: siteWithFullDisk, share: shares.disk },
  { open: siteWithProcess, share: shares.process },
];
const start = performance.now();
const failures: Failure[] = [];
let [schedules, operations] = [0, 0];
for (const { open, share } of sites) {
  const number = Math.round(options.schedules * share);
  if (number === 0) continue;
  const site = await open();
  if (!site) {
    say('NOT TESTED: a full disk. This process may not mount a small one; root may.');
    continue;
  }
  const run = { seed: options.seed + schedules, schedules: number, width: options.width, shrinks: true };
  const result = await soak(site, { ...run, progress: progressBar() });
  await site.close();
  failures.push(...result.failures);
  schedules += result.schedules;
  operations += result.operations;
}
for (const { seed, steps, told } of failures)
  say(
    `\nSeed ${seed} fails:\n${told.map((line) => `  ${line}`).join('\n')}\nSteps: ${JSON.stringify(steps)}`,
  );
const seconds = Math.round((performance.now() - start) / 100) / 10;
printResult({
  schedules,
  operations,
  seconds,
  seed: options.seed,
  failures: failures.length,
  engine: options.engine,
});
process.exit(failures.length > 0 ? 1 : 0);
