import { relative } from 'node:path';
import { z } from 'zod';
import type { Outcome } from './stage.ts';

/** What is read of the report of Vitest's JSON reporter. */
export const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string().describe('Path of the file'),
      status: z.string().describe('"failed" also where no test failed, but the file or a hook of it did'),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});
/** What is read of the report of Vitest's JSON reporter. */
export type VitestReport = z.infer<typeof VitestReport>;

/**
 * Counts the tests in a report. A run that failed without a failed test (a file that does not load, an error outside of
 * tests, no test found) counts as one failure.
 */
export function countTests({ testResults }: VitestReport, exitCode: number): Outcome {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: fromHere(name) })),
  );
  const count = (sought: string) => tests.filter(({ status }) => status === sought).length;
  return {
    passed: count('passed'),
    failed: exitCode === 0 ? count('failed') : Math.max(count('failed'), 1),
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ file, fullName }) => `${file}: ${fullName}`),
  };
}

/** The files in which something failed, as paths from here. */
export function failedFiles({ testResults }: VitestReport): string[] {
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => fromHere(name));
}

/** What a run came to when some of its files were run once more: the second word on a file counts. */
export function withSecondTry(first: VitestReport, second: VitestReport): VitestReport {
  const again = new Set(second.testResults.map(({ name }) => name));
  return {
    testResults: [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults],
  };
}

function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
