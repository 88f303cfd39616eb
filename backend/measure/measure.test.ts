import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoundedCell, boundContributions } from '../aggregate/bound-contributions.ts';
import type { TestStore } from '../store/testing/engines.ts';
import type { Figure } from './figure.ts';
import type { Measure } from './measure.ts';
import { cellsSql, figuresSql, makeBinsSql, makeCellsSql, measureSql } from './measure-sql.ts';
import { benches, onBench } from './testing/benches.ts';
import {
  dayOf,
  type SampleSeen,
  sampleOrder,
  sampleWindow,
  storePeople,
  storeSeen,
} from './testing/sample-window.ts';
import type { Workbench } from './workbench.ts';

const key = new Uint8Array(32).fill(5);
const hex = Buffer.from(key).toString('hex');

/** Nineteen people with odd names, each with something to say about up to forty publishers with hostile ones. */
const people = Array.from({ length: 19 }, (_, n) => `person ${n % 5}${String.fromCharCode(97 + n)}`);
const names = [
  'plain',
  'a,b',
  '"quoted"',
  'new\nline',
  "o'clock",
  ' spaced ',
  '=1+1',
  'Ünïcödé',
  '\\back',
  '€|x',
];
const seen: SampleSeen[] = people.flatMap((by, n) =>
  Array.from({ length: 60 + n * 7 }, (_, i) => ({
    by,
    day: dayOf((i * 5 + n) % 28),
    kind: ['recommendation', 'ad', 'result'][(i + n) % 3] as string,
    source: ['youtube', 'bing'][i % 2] as string,
    publisher: i % 11 === 0 ? null : `${names[(i * n) % names.length]} ${(i * i) % 17}`,
    columns: { cited_domains: i % 4 === 0 ? [`d${i % 6}.example`, `e${n % 4}.example`] : null },
  })),
);

const publishers: Measure = {
  ...{
    id: 'publishers',
    about: 'x',
    table: 'A',
    from: 'seen',
    where: `kind = 'recommendation'`,
    cells: 5,
    each: 1,
  },
  key: [
    { name: 'source', sql: 'source' },
    { name: 'publisher', sql: 'publisher_name' },
  ],
};
const weekly: Measure = {
  ...{ id: 'weekly', about: 'x', table: 'C', from: 'seen', cells: 2, each: 1, keys: () => [] },
  key: [
    { name: 'source', sql: 'source' },
    { name: 'kind', sql: 'kind' },
  ],
};
const things: Measure = {
  ...{ id: 'things', about: 'x', table: 'B', from: 'seen', cells: 3, each: 4, keys: () => [] },
  key: [
    { name: 'source', sql: 'source' },
    { name: 'kind', sql: 'kind' },
  ],
};
const visible: Measure = {
  ...{ id: 'visible', about: 'x', table: 'B', from: 'exposed', cells: 2, each: 3, keys: () => [] },
  ...{ amount: 'visible', per: 10, key: [{ name: 'source', sql: 'source' }] },
};
const cited: Measure = {
  ...{ id: 'cited', about: 'x', table: 'A', from: 'seen', cells: 3, each: 1 },
  key: [{ name: 'domain', sql: `unnest(string_to_array(cited_domains, ' '))` }],
};
const figure: Figure = {
  ...{ id: 'ads', title: 'x', question: 'x?', among: `source = 'youtube'`, counted: `kind = 'ad'` },
  words: { counted: 'x', among: 'x' },
};

describe.each(benches)('on $bench', ({ open, layOut }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await storePeople(
      opened.store.pool,
      people.map((name) => ({ name })),
    );
    await storeSeen(opened.store.pool, seen);
  });
  afterAll(() => opened.dispose());

  const work = <T>(what: (bench: Workbench) => Promise<T>) =>
    onBench(opened.store, (client) => layOut(client, sampleOrder), what);

  async function measured(measure: Measure): Promise<Map<string, BoundedCell>> {
    return work(async (bench) => {
      await bench.run(makeCellsSql);
      for (let slice = 0; slice < bench.slices; slice++) {
        await bench.takeSlice(slice);
        await bench.run(measureSql(measure, bench, hex));
      }
      type Cell = BoundedCell & { week: number; k1: string; k2: string | null };
      const rows = await bench.rows<Cell>(cellsSql(measure, 1));
      return new Map(
        rows.map(({ week, k1, k2, contributors, total }) => [
          [week, k1, ...(k2 === null ? [] : [k2])].join('\u001f'),
          { contributors, total },
        ]),
      );
    });
  }

  /** The same by the reference: who is whom is told by the order of their names. */
  function expected(measure: Measure, cellsOf: (row: SampleSeen) => string[]) {
    const order = [...people].sort();
    const counts = new Map<string, number>();
    for (const row of seen)
      for (const cell of cellsOf(row)) {
        const name = JSON.stringify([String(order.indexOf(row.by) + 1), cell]);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    const contributions = [...counts].map(([name, count]) => {
      const [contributor = '', cell = ''] = JSON.parse(name) as string[];
      return { contributor, cell, count };
    });
    return boundContributions(contributions, { cells: measure.cells, each: measure.each, key });
  }

  const join = (...parts: (string | number)[]) => parts.join('\u001f');

  test('cells that the data name are bounded as the reference does it', async () => {
    const cells = await measured(publishers);
    expect(cells).toEqual(
      expected(publishers, ({ kind, source = '', publisher }) =>
        kind === 'recommendation' && publisher ? [join(0, source, publisher)] : [],
      ),
    );
    expect(cells.size).toBeGreaterThan(30);
  });

  test('things with fixed keys likewise, each contributor cut off at their bound', async () => {
    const cells = await measured(things);
    expect(cells).toEqual(expected(things, ({ kind = '', source = '' }) => [join(0, source, kind)]));
    expect(Math.max(...[...cells.values()].map(({ total }) => total))).toBeGreaterThan(30);
  });

  test('one row can stand for several cells', async () => {
    const cells = await measured(cited);
    expect(cells).toEqual(
      expected(cited, ({ columns }) =>
        ((columns?.cited_domains as string[] | null) ?? []).map((domain) => join(0, domain)),
      ),
    );
    expect(cells.size).toBe(7);
  });

  test('amounts are counted in whole units', async () => {
    // 5 days x 12 items, in tens: 6, cut off at 3.
    expect(await measured(visible)).toEqual(
      new Map([[join(0, 'youtube'), { contributors: people.length, total: people.length * 3 }]]),
    );
  });

  // The order in which SQL and the reference take weeks differs, so each week is told apart.
  test('a weekly table bounds each week for itself', async () => {
    const cells = await measured(weekly);
    for (const week of [0, 1, 2, 3]) {
      const own = [...cells].filter(([cell]) => cell.startsWith(`${week}\u001f`));
      const sum = own.reduce((total, [, { contributors }]) => total + contributors, 0);
      expect(sum).toBe(people.length * 2);
    }
  });

  test('shares fall into the bin that whole numbers say, of those who saw enough', async () => {
    const bins = await work(async (bench) => {
      await bench.run(makeBinsSql);
      for (let slice = 0; slice < bench.slices; slice++) {
        await bench.takeSlice(slice);
        await bench.run(figuresSql([figure]));
      }
      return bench.rows<{ bin: number; n: number }>(
        'select bin, sum(contributors)::bigint as n from bins group by bin',
      );
    });
    const wanted = new Map<number, number>();
    for (const name of people) {
      const own = seen.filter(({ by, source }) => by === name && source === 'youtube');
      const bin = Math.floor((20 * own.filter(({ kind }) => kind === 'ad').length) / own.length);
      wanted.set(bin, (wanted.get(bin) ?? 0) + 1);
    }
    expect(new Map(bins.map(({ bin, n }) => [bin, n]))).toEqual(wanted);
  });

  test('who joined too late, was hardly there, has left, or is of another study does not count', async () => {
    const day = dayOf(10);
    const extra = { left: 'has left', other: 'of another study', young: 'joined late', rare: 'hardly there' };
    const { pool } = opened.store;
    await storePeople(pool, [
      { name: extra.left, left: true },
      { name: extra.other, study: 'another' },
      { name: extra.young, enrolled: dayOf(14) },
      { name: extra.rare, active: [dayOf(1), dayOf(2)] },
      { name: 'joined just in time', enrolled: dayOf(13), active: [dayOf(13), dayOf(20), dayOf(21)] },
      { name: 'active before', active: [dayOf(-3), dayOf(-2), dayOf(1)] },
    ]);
    await storeSeen(
      pool,
      [...Object.values(extra), 'joined just in time'].map((by) => ({ by, day })),
    );
    const counted = await work(async (bench) => {
      await bench.takeSlice(0);
      return { contributors: bench.contributors, seen: bench.seen };
    });
    expect(counted).toEqual({ contributors: people.length + 2, seen: seen.length + 1 });
  });

  test('a row belongs to one window: the one it lies in, or the one that was open when it came', async () => {
    const { pool } = opened.store;
    const by = people[0] as string;
    const days = () =>
      work(async (bench) => {
        const found: { day: string }[] = [];
        for (let slice = 0; slice < bench.slices; slice++) {
          await bench.takeSlice(slice);
          found.push(
            ...(await bench.rows<{ day: string }>(
              `select day::text as day from seen where publisher_name = 'late'`,
            )),
          );
        }
        return found;
      });
    const late = (day: string, received: string | null) => ({ by, day, received, publisher: 'late' });
    await storeSeen(pool, [
      late(dayOf(27), sampleWindow.closed), // just in time
      late(dayOf(27), dayOf(31)), // too late: the next window
      late(dayOf(-2), dayOf(2)), // in time for the window before
      late(dayOf(-2), dayOf(3)), // too late for it: this window, on its first day
      late(dayOf(28), dayOf(28)), // the next window
      late(dayOf(5), null), // of an earlier version, which noted no day of receipt
    ]);
    expect((await days()).map(({ day }) => day).sort()).toEqual([dayOf(0), dayOf(5), dayOf(27)]);
  });
});
