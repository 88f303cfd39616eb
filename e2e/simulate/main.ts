import { Command, Option } from 'commander';
import { limits } from '#shared/wire/limits.ts';
import { printResult, progressBar, say } from '../../backend/cli/output.ts';
import { simulationStudy } from '../../backend/config.ts';
import { simulateWithKills } from './own-backend.ts';
import { simulateOwnDays } from './own-days.ts';
import type { SimulationOptions } from './simulate.ts';
import { compareByAsking, simulateDays } from './simulate-days.ts';
import { whole } from './whole.ts';

interface Options {
  volunteers: number;
  days: number;
  backend?: string;
  study: string;
  seed: number;
  concurrency: number;
  kills: number;
  engine: 'embedded' | 'postgres';
}

const options = new Command('simulate')
  .description(
    'volunteers with real keys and signed batches, and a comparison of what was sent with what is held',
  )
  .option('--volunteers <n>', 'how many', whole(1, 1_000_000), 100)
  .option('--days <n>', 'days each took part, ending yesterday', whole(1, limits.oldestDays), 1)
  .option('--backend <url>', 'a running backend; without it one is started for the run')
  .option('--study <name>', 'study they take part in', simulationStudy)
  .option('--seed <n>', 'makes the same people again', whole(0, 2 ** 31), 1)
  .option('--concurrency <n>', 'how many act at a time', whole(1, 1000), 16)
  .option('--kills <n>', 'kill -9 the started backend so often', whole(0, 1000), 0)
  .addOption(
    new Option('--engine <name>', 'of the started backend')
      .choices(['embedded', 'postgres'])
      .default('postgres'),
  )
  .parse()
  .opts<Options>();

try {
  if (options.backend && options.kills > 0)
    throw new Error('Only a backend that simulate starts itself can be killed: leave --backend out.');
  const { backend, kills, engine, ...rest } = options;
  const run = { ...rest, progress: progressBar() };
  const result = backend
    ? await simulateAgainst(new URL(backend).origin, run)
    : kills > 0
      ? await simulateWithKills({ ...run, kills, engine })
      : await simulateOwnDays({ ...run, engine });
  if (result.lost + result.doubled + ('visibleErrors' in result ? result.visibleErrors : 0) > 0)
    process.exitCode = 1;
  printResult(result);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Against somebody else's backend: it is not taken away, and what it holds is asked of it. */
async function simulateAgainst(origin: string, run: Omit<SimulationOptions, 'origin'>) {
  const { result, lives } = await simulateDays({ ...run, origin }, undefined);
  return { ...result, ...(await compareByAsking(lives)) };
}
