import { expect, test } from 'vitest';
import { countTests, failedFiles, type VitestReport, withSecondTry } from './vitest-report.ts';

type File = VitestReport['testResults'][number];

function aFile(name: string, status: string, ...tests: string[]): File {
  const assertionResults = tests.map((each, i) => ({ status: each, fullName: `test ${i + 1}` }));
  return { name: `${process.cwd()}/${name}`, status, assertionResults };
}

const report = { testResults: [aFile('shared/a.test.ts', 'passed', 'passed', 'passed', 'skipped')] };

test('passed and failed tests are counted', () => {
  expect(countTests(report, 0)).toMatchObject({ passed: 2, failed: 0 });
  const worse = { testResults: [...report.testResults, aFile('b.test.ts', 'failed', 'failed', 'failed')] };
  expect(countTests(worse, 1)).toMatchObject({ passed: 2, failed: 2 });
});

test('a run that ends badly without a failed test is a failure all the same', () => {
  expect(countTests(report, 1)).toMatchObject({ failed: 1 });
});

test('every skipped test is named with its file', () => {
  expect(countTests(report, 0).skipped).toEqual(['shared/a.test.ts: test 3']);
});

test('a file whose preparations failed is run once more like one with a failed test', () => {
  const testResults = [
    aFile('e2e/a.test.ts', 'failed'),
    aFile('e2e/b.test.ts', 'failed', 'passed', 'failed'),
  ];
  expect(failedFiles({ testResults: [...testResults, ...report.testResults] })).toEqual([
    'e2e/a.test.ts',
    'e2e/b.test.ts',
  ]);
});

test('of a file that was run twice the second run counts, for better or worse', () => {
  const first = { testResults: [...report.testResults, aFile('b.test.ts', 'failed', 'passed', 'failed')] };
  const good = { testResults: [aFile('b.test.ts', 'passed', 'passed', 'passed')] };
  expect(countTests(withSecondTry(first, good), 0)).toMatchObject({ passed: 4, failed: 0 });
  const bad = { testResults: [aFile('b.test.ts', 'failed', 'failed', 'failed')] };
  expect(countTests(withSecondTry(first, bad), 1)).toMatchObject({ passed: 2, failed: 2 });
});
