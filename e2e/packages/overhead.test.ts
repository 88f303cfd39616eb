import { expect, test } from 'vitest';
import { overBudget } from '../../tools/budgets/overhead.ts';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { measureOverhead } from '../bench/overhead/measure-overhead.ts';

test('what taking part costs a page, the disk and the network is within the budget that README names', async () => {
  const built = await buildExtension('chrome', { out: '.output/bench' });
  const overhead = await measureOverhead(built, () => undefined, { rounds: 1, items: 10_000 });
  expect(overBudget(overhead), JSON.stringify(overhead)).toEqual([]);
});
