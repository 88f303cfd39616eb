import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { addDays, utcDay } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { printResult, progressBar, say } from '../../backend/cli/output.ts';
import { simulationStudy } from '../../backend/config.ts';
import { simulateWithKills } from './own-backend.ts';
import { simulateOwnDays } from './own-days.ts';
import type { SimulationOptions } from './simulate.ts';
import { compareByAsking, simulateDays } from './simulate-days.ts';
import { simulateGlimpses } from './simulate-glimpses.ts';
import { whole } from './whole.ts';

interface Options {
  volunteers: number;
  days: number;
  backend?: string;
  study: string;
  seed: number;
  concurrency: number;
  kills: number;
  glimpses?: true;
  until?: string;
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
  .option(
    '--glimpses',
    'each donates once: a little of three or four of the days, in one batch; some tell a story, too',
  )
  .option('--until <day>', 'last of the days to choose from, with --glimpses; yesterday by default', readDay)
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
  if (options.glimpses && !options.backend)
    throw new Error('Glimpses go to a backend that runs already: say which with --backend.');
  if (options.until && !options.glimpses)
    throw new Error('Days that end earlier than yesterday are for --glimpses alone.');
  const { backend, kills, engine, glimpses, until, ...rest } = options;
  const run = { ...rest, progress: progressBar() };
  const result = backend
    ? await simulateAgainst({ ...run, origin: new URL(backend).origin }, glimpses, until)
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
async function simulateAgainst(
  run: SimulationOptions,
  glimpses = false,
  until = addDays(utcDay(new Date()), -1),
) {
  if (!glimpses) {
    const { result, lives } = await simulateDays(run, undefined);
    return { ...result, ...(await compareByAsking(lives)) };
  }
  const { result, lives } = await simulateGlimpses(run, until);
  // Made to be quick: asking for everybody would take as long again.
  const asked = lives.filter((_, index) => index % 20 === 0);
  return { ...result, compared: asked.length, ...(await compareByAsking(asked)) };
}

function readDay(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day, as YYYY-MM-DD.');
}
