import { expect, test } from 'vitest';
import { cutPower } from './power-cut.ts';

test('a power cut takes nothing from the embedded engine that it had acknowledged', async () => {
  const tally = await cutPower('durable', 3, 1);
  if (!tally)
    return process.stderr.write(
      'NOT TESTED: a power cut. This process may not mount a file system; root may.\n',
    );
  expect(tally).toMatchObject({ cuts: 3, lost: 0, oddities: [] });
  expect(tally.acknowledged).toBeGreaterThan(60);
}, 300_000);
