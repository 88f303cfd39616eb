import { expect, test } from 'vitest';
import { countTests } from './vitest-stage.ts';

const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  testResults: [
    {
      name: `${process.cwd()}/shared/a.test.ts`,
      assertionResults: [
        { status: 'passed', fullName: 'holds' },
        { status: 'skipped', fullName: 'needs a server' },
      ],
    },
  ],
};

test('passed and failed tests are counted as Vitest counts them', () => {
  expect(countTests(report, 0)).toMatchObject({ passed: 3, failed: 0 });
  expect(countTests({ ...report, numFailedTests: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
});

test('a run that ends badly without a failed test is a failure all the same', () => {
  expect(countTests(report, 1)).toMatchObject({ failed: 1 });
});

test('every skipped test is named with its file', () => {
  expect(countTests(report, 0).skipped).toEqual(['shared/a.test.ts: needs a server']);
});
