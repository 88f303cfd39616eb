import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicProfile } from '../aggregate/profile.ts';
import { windowOf } from '../aggregate/window.ts';
import type { MeasuredWindow } from '../measure/measured-window.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { freezeWindow, readWindow, readWindows } from './freeze-window.ts';
import { readBudgets } from './read-budgets.ts';
import { spentOn } from './spent-on.ts';

function measuredWindow(study: string, day: string, rho: string): MeasuredWindow {
  const { from, until, closed } = windowOf(day);
  return {
    format: 'daylight-window/1',
    ...{ study, simulated: false, profile: publicProfile.name, from, until, closed, measured: '2026-11-28' },
    ...{
      active: [1, 2, 3, 4],
      activeSigmaSquared: 2000,
      coarse: true,
      withheld: [],
      measures: {},
      figures: {},
    },
    spent: { rho, delta: 0, tables: ['B'] },
  };
}

/** A day in each of the 13 windows of a year. */
const yearOfWindows = Array.from({ length: 13 }, (_, n) =>
  new Date(Date.parse('2026-01-05') + n * 28 * 86_400_000).toISOString().slice(0, 10),
);

describe.each(engines)('on $engine', ({ engine, open }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.dispose());
  const spent = async (study: string) =>
    (await readBudgets(opened.store.pool)).filter((budget) => budget.study === study);

  test('a year of full windows fits into the budget, and costs what the profile says', async () => {
    const whole = spentOn(publicProfile, { coarse: false, figures: 1 });
    expect(whole).toEqual({ rho: '19/250', delta: 1e-8, tables: ['A', 'B', 'C', 'M'] });
    for (const day of yearOfWindows)
      await freezeWindow(opened.store.pool, measuredWindow('full', day, whole.rho));
    const budgets = await spent('full');
    expect(budgets.reduce((sum, { windows }) => sum + windows, 0)).toBe(13);
    expect(budgets.every(({ spentRho, capRho }) => spentRho <= capRho)).toBe(true);
    expect(budgets.reduce((sum, { spentRho }) => sum + spentRho, 0)).toBeCloseTo(0.988, 12);
  });

  test('what goes beyond the cap is refused in a sentence, and nothing of it is spent', async () => {
    const [one, two] = ['2026-01-05', '2026-02-02'];
    await freezeWindow(opened.store.pool, measuredWindow('greedy', one, '6/10'));
    await expect(freezeWindow(opened.store.pool, measuredWindow('greedy', two, '41/100'))).rejects.toThrow(
      /^The privacy budget of the study "greedy" does not suffice .* Nothing was published and nothing spent/,
    );
    expect(await spent('greedy')).toMatchObject([{ spentRho: 0.6, windows: 1 }]);
    expect(await readWindow(opened.store.pool, 'greedy', two)).toBeUndefined();
    await freezeWindow(opened.store.pool, measuredWindow('greedy', two, '4/10')); // Exactly the rest.
    expect(await spent('greedy')).toMatchObject([{ spentRho: 1, windows: 2 }]);
  });

  test('a window is paid for once: whoever measures it again gets what stands', async () => {
    const first = measuredWindow('twice', '2026-01-05', '1/10');
    await freezeWindow(opened.store.pool, first);
    const again = await freezeWindow(opened.store.pool, { ...first, active: [9, 9, 9, 9] });
    expect(again.active).toEqual([1, 2, 3, 4]);
    expect(await readWindows(opened.store.pool, 'twice')).toEqual([first]);
    expect(await spent('twice')).toMatchObject([{ spentRho: 0.1, windows: 1 }]);
  });

  test('no window and no release stands in the database without its entry in the ledger', async () => {
    const { pool } = opened.store;
    await expect(
      pool.query(
        `insert into privacy_windows (study, window_from, profile, until, closed, measured, document, digest)
         values ('unpaid', '2026-01-05', 'D1', '2026-02-01', '2026-02-04', '2026-02-05', '', '')`,
      ),
    ).rejects.toThrow(/foreign key/);
    const release = (window: string, profile: string) =>
      pool.query(
        `insert into releases (dataset, version, study, first_day, last_day, published_day, digest, window_from, profile)
         values ('unpaid', '1.0.0', 'unpaid', '2026-01-05', '2026-02-01', '2026-12-05', 'x', ${window}, ${profile})`,
      );
    await expect(release(`'2026-01-05'`, `'D1'`)).rejects.toThrow(/foreign key/);
    await expect(release('null', 'null')).rejects.toThrow(/check/);
    await expect(release('null', `'D1'`)).rejects.toThrow(/check/);
  });

  test('an entry cannot be made smaller, taken away, or paid from a budget that is not there', async () => {
    const { pool } = opened.store;
    await freezeWindow(pool, measuredWindow('kept', '2026-01-05', '1/10'));
    for (const change of [
      `update privacy_spending set rho = 0.001 where study = 'kept'`,
      `delete from privacy_spending where study = 'kept'`,
      'truncate privacy_spending cascade',
      `update privacy_windows set digest = 'x' where study = 'kept'`,
      `delete from privacy_windows where study = 'kept'`,
    ])
      await expect(pool.query(change), change).rejects.toThrow(/only grows/);
    await expect(
      pool.query(
        `insert into privacy_spending (study, window_from, profile, year, rho, delta, spent_day)
         values ('kept', '2026-02-02', 'D1', 77, 0.1, 0, '2026-02-02')`,
      ),
    ).rejects.toThrow(/does not suffice|foreign key/);
    expect(await spent('kept')).toMatchObject([{ spentRho: 0.1, windows: 1 }]);
  });

  test('of many who spend at the same moment, no more succeed than the budget allows', async () => {
    const { pool } = opened.store;
    const isolations = ['read committed', 'repeatable read', 'serializable'];
    const spend = async (n: number) => {
      const client = await pool.connect();
      const day = new Date(Date.parse('1950-01-01') + n * 86_400_000).toISOString().slice(0, 10);
      try {
        await client.query(`begin isolation level ${isolations[n % 3]}`);
        await client.query(
          `insert into privacy_spending (study, window_from, profile, year, rho, delta, spent_day)
           values ('rush', $1::date, 'D1', 1, 0.09, 0, '2026-01-01')`,
          [day],
        );
        await client.query('commit');
        return true;
      } catch (error) {
        await client.query('rollback');
        expect(String(error)).toMatch(/does not suffice|could not serialize/);
        return false;
      } finally {
        client.release();
      }
    };
    await pool.query(`insert into privacy_budgets (study, year, cap_rho) values ('rush', 1, 1)`);
    const tries = engine === 'postgres' ? 1000 : 60;
    const outcomes = await Promise.all(Array.from({ length: tries }, (_, n) => spend(n)));
    const succeeded = outcomes.filter((one) => one).length;
    const [budget] = await spent('rush');
    expect(succeeded).toBe(11); // 11 x 0.09 = 0.99
    expect(budget?.spentRho).toBeCloseTo(0.99, 12);
  });
});
