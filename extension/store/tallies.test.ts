import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDatabase, findLoose, tallyTwice } from './testing/a-database.ts';
import { countItems } from './testing/count-items.ts';
import { anyStoreSteps, doStep } from './testing/store-steps.ts';

test('the tallies are what a recount gives, and no item is loose, after whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(anyStoreSteps, async (steps) => {
      const database = aDatabase();
      for (const step of steps) {
        await doStep(database, step);
        const { kept, counted } = await tallyTwice(database);
        expect(kept).toEqual(counted);
      }
      expect(await findLoose(database)).toEqual([]);
      for (const source of ['youtube', 'google'])
        expect(await countItems(database, { statuses: ['waiting', 'sent'], source })).toBe(
          await database.observations
            .filter((row) => row.source === source && ['waiting', 'sent'].includes(row.status))
            .count(),
        );
      await database.delete();
    }),
    { numRuns: Math.max(300, Math.ceil(Number(process.env.FC_RUNS ?? 0) / 1000)) },
  );
}, 120_000);
