// npm run fuzz -- --requests N --seed S: hostile requests to the whole application; the last line is one JSON object.
import { Command, InvalidArgumentError, Option } from 'commander';
import { printResult, progressBar, say } from '../../backend/cli/output.ts';
import { runFuzz } from '../../backend/routes/testing/fuzz/run-fuzz.ts';
import { wholeServer } from '../../backend/routes/testing/whole-server.ts';

const mostGrowth = 64 * 1024 * 1024;

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

const options = new Command('fuzz')
  .description('hostile requests: each must be accepted, quarantined or refused with a reason')
  .option('--requests <n>', 'how many', whole, 1_000_000)
  .option('--seed <n>', 'makes the same requests again', whole, 1)
  .option('--concurrency <n>', 'how many at a time', whole, 16)
  .addOption(new Option('--engine <name>').choices(['embedded', 'postgres']).default('postgres'))
  .parse()
  .opts<{ requests: number; seed: number; concurrency: number; engine: 'embedded' | 'postgres' }>();

const server = await wholeServer(options.engine);
try {
  const bar = progressBar();
  const result = await runFuzz(server.send, server.store, {
    ...options,
    progress: (done) => bar(done, options.requests, 'requests'),
  });
  const { found, expected } = result.rows;
  const isSound =
    result.wrong.length === 0 &&
    server.oddLines.length === 0 &&
    result.rssGrowthBytes < mostGrowth &&
    JSON.stringify(found) === JSON.stringify(expected);
  if (!isSound) process.exitCode = 1;
  printResult({ ...result, oddLogLines: server.oddLines });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await server.dispose();
}
