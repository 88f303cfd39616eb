import { expect, test } from 'vitest';
import { overBudget } from '../../tools/budgets/overhead.ts';
import { measureOverhead } from '../bench/overhead/measure-overhead.ts';

test('what taking part costs a page, the disk and the network is within the budget that README names', async () => {
  const overhead = await measureOverhead(() => undefined, { rounds: 2, items: 10_000 });
  expect(overBudget(overhead), JSON.stringify(overhead)).toEqual([]);
});
