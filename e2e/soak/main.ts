import { Command, Option } from 'commander';
import { printResult, progressBar, say } from '../../backend/cli/output.ts';
import { whole } from '../simulate/whole.ts';
import { killAgainAndAgain } from './kill-loop.ts';
import { cutPower } from './power-cut.ts';
import { soakEverywhere } from './soak-everywhere.ts';

interface Options {
  schedules: number;
  seed: number;
  engine: 'embedded' | 'postgres';
  width: number;
  kills?: number;
  powerCuts?: number;
  stock: boolean;
}

const options = new Command('soak')
  .description('whether what was agreed to and sent is stored exactly once, whatever happens on the way')
  .option('--schedules <n>', 'how many schedules of faults', whole(1, 1_000_000), 500)
  .option('--seed <n>', 'makes the same schedules again', whole(0, 2 ** 31), 1)
  .option('--width <n>', 'how many schedules run at the same time', whole(1, 200), 16)
  .option('--kills <n>', 'instead: kill -9 a server under load so often', whole(1, 100_000))
  .option('--power-cuts <n>', 'instead: cut the power of the embedded engine so often', whole(1, 10_000))
  .option('--stock', 'with --power-cuts: a control, the engine without our file system', false)
  .addOption(
    new Option('--engine <name>', 'of the schedules whose database stays well, and of the kills')
      .choices(['embedded', 'postgres'])
      .default('postgres'),
  )
  .parse()
  .opts<Options>();

const { kills, powerCuts, engine, seed, stock } = options;
const start = performance.now();
if (kills !== undefined) finish(await killAgainAndAgain({ engine, kills, seed, databaseEvery: 10 }));
else if (powerCuts !== undefined) {
  const tally = await cutPower(stock ? 'stock' : 'durable', powerCuts, seed);
  if (!tally) say('NOT TESTED: a power cut. This process may not mount a file system; root may.');
  finish(tally ?? { cuts: 0 });
} else {
  const { failures, ...rest } = await soakEverywhere({ ...options, progress: progressBar() });
  for (const { seed: its, steps, told } of failures)
    say(
      `\nSeed ${its} fails:\n${told.map((line) => `  ${line}`).join('\n')}\nSteps: ${JSON.stringify(steps)}`,
    );
  finish({ ...rest, seed, engine, failures: failures.length });
}

/** Says what came of it; anything but nothing in what must be 0 is a failure. */
function finish(result: object): void {
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  printResult({ ...result, seconds });
  const broken = Object.entries(result).some(
    ([name, n]) => ['failures', 'lost', 'partial', 'refused'].includes(name) && n !== 0,
  );
  process.exit(broken ? 1 : 0);
}
