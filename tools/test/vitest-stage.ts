import { mkdir, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command.ts';
import type { Outcome, Stage } from './stage.ts';

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string().describe('Path of the file'),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/**
 * Counts the tests in a report of Vitest's JSON reporter. A run that failed without a failed test (a file that does not
 * load, an error outside of tests, no test found) counts as one failure.
 */
export function countTests(report: unknown, exitCode: number): Outcome {
  const { numPassedTests, numFailedTests, testResults } = Report.parse(report);
  return {
    passed: numPassedTests,
    failed: exitCode === 0 ? numFailedTests : Math.max(numFailedTests, 1),
    skipped: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== 'passed' && status !== 'failed')
        .map(({ fullName }) => `${relative(process.cwd(), name)}: ${fullName}`),
    ),
  };
}

/** A stage that is one project of vitest.config.ts: each test counts. */
export function vitestStage(
  name: string,
  what: string,
  order: Pick<Stage, 'after' | 'follows' | 'isBeside' | 'lacks'> = {},
): Stage {
  return {
    name,
    what,
    ...order,
    run: async (company) => {
      const file = `.cache/test/${name}.json`;
      await mkdir('.cache/test', { recursive: true });
      await rm(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const code = await runCommand('vitest', ['run', `--project=${name}`, ...reporters], company);
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return { passed: 0, failed: 1, skipped: [] };
      return countTests(JSON.parse(text), code);
    },
  };
}
