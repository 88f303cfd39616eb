import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowBefore } from '../aggregate/window.ts';
import type { Measure } from '../measure/measure.ts';
import {
  dayOf,
  type SamplePerson,
  sampleWindow,
  storePeople,
  storeSeen,
} from '../measure/testing/sample-window.ts';
import { loadMeasures } from '../releases/load-measures.ts';
import { withholdMeasure } from '../releases/withhold.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { cellLines } from './cell-lines.ts';
import { type CellsOrder, readCells } from './read-cells.ts';

const today = '2026-11-28';
const reader = { keyId: 'k1', partner: 'The =Bridge Institute' };
const people = (n: number, prefix: string, more: Partial<SamplePerson> = {}) =>
  Array.from({ length: n }, (_, i) => ({ name: `${prefix}${String(i).padStart(2, '0')}`, ...more }));

const byWeek: Measure = {
  ...{ id: 'weekly', about: 'Contributors by platform', table: 'C', from: 'seen', cells: 1, each: 1 },
  key: [{ name: 'source', sql: 'source' }],
  keys: ({ sources }) => sources.map(({ source }) => [source]),
};

describe.each(engines)('exact cells of the $engine engine', ({ engine, open }) => {
  let opened: TestStore;
  let measures: readonly Measure[];
  beforeAll(async () => {
    opened = await open();
    measures = [...(await loadMeasures()), byWeek];
    const { pool } = opened.store;
    const counts = people(25, 'p');
    const few = people(19, 'q');
    const strangers = [
      ...people(30, 'new', { enrolled: dayOf(20) }),
      ...people(30, 'idle', { active: [dayOf(1)] }),
      ...people(30, 'left', { left: true }),
    ];
    await storePeople(pool, [...counts, ...few, ...strangers]);
    const by = (all: readonly { name: string }[], publisher: string, day = dayOf(3), source = 'youtube') =>
      all.map(({ name }) => ({ by: name, day, publisher, source }));
    await storeSeen(pool, [
      ...by([...counts, ...strangers], 'Many =1'),
      ...Array.from({ length: 300 }, () => by(counts.slice(0, 1), 'Many =1')).flat(),
      ...by(few, 'Few'),
      ...by(counts, 'Second week', dayOf(8)),
      ...by([...counts, ...few], 'Invented', dayOf(3), 'no-such-site'),
      ...by(counts, 'Before', windowBefore(sampleWindow).from),
    ]);
  }, 60_000);
  afterAll(() => opened.dispose());

  const order = (more: Partial<CellsOrder> = {}): CellsOrder => ({
    ...{ reader, study: 'daylight', window: sampleWindow, measures, today, bench: 'store' },
    ...more,
  });
  const audit = async () =>
    (
      await opened.store.pool.query(
        'select key_id, partner, what, window_from, measure, rows, complete, day from access_audit',
      )
    ).rows;
  const benches = engine === 'postgres' ? (['store', 'duckdb'] as const) : (['store'] as const);

  test.each(benches)(
    'are those of twenty contributors and more who count, whole, counted by %s',
    async (bench) => {
      const { cells, leftOut } = await readCells(opened.store, order({ measure: 'publishers', bench }));
      expect(cells).toEqual([
        cell('Invented', 44, 44, 'no-such-site'),
        cell('Many =1', 25, 325),
        cell('Second week', 25, 25),
      ]);
      // One more publisher has only 19, and is counted, not named.
      expect(leftOut).toEqual({ publishers: 1 });
    },
  );

  test.each(benches)(
    'of keys that are known beforehand are left out likewise, counted by %s',
    async (bench) => {
      const { cells, leftOut } = await readCells(opened.store, order({ measure: 'weekly', bench }));
      expect(cells).toEqual([weekly(dayOf(0), 44, 25 + 19 + 300), weekly(dayOf(7), 25, 25)]);
      expect(leftOut).toEqual({ weekly: 0 });
      const all = await readCells(opened.store, order({ bench }));
      expect(all.cells.every(({ contributors }) => contributors >= 20)).toBe(true);
      expect(new Set(all.cells.map(({ measure }) => measure)).size).toBeGreaterThan(2);
    },
  );

  test('are not read without a row that says who read what, and it is there with what was read', async () => {
    const { pool } = opened.store;
    await readCells(opened.store, order({ measure: 'weekly' }));
    expect((await audit()).at(-1)).toEqual({
      ...{ key_id: 'k1', partner: reader.partner, what: 'cells', window_from: sampleWindow.from },
      ...{ measure: 'weekly', rows: 2, complete: true, day: today },
    });
    const before = await audit();
    const broken = { ...byWeek, id: 'broken', where: 'no_such_column = 1' };
    await expect(readCells(opened.store, order({ measures: [broken] }))).rejects.toThrow('no_such_column');
    expect(await audit(), 'nothing was read').toEqual(before);
    await pool.query('alter table access_audit rename to access_audit_away');
    await expect(readCells(opened.store, order())).rejects.toThrow('access_audit');
    await pool.query('alter table access_audit_away rename to access_audit');
    for (const sql of [
      'delete from access_audit',
      'update access_audit set rows = rows - 1',
      "update access_audit set partner = 'x'",
    ])
      await expect(pool.query(sql)).rejects.toThrow('only grows');
  });

  test('of who has left are gone when they are counted again, and so is what two reviewers withheld', async () => {
    const { pool } = opened.store;
    const ask = async () => (await readCells(opened.store, order({ measure: 'publishers' }))).cells;
    await pool.query(
      `update contributors set deleted_day = '2026-11-20' where contributor between 'p00' and 'p05'`,
    );
    expect(await ask()).toEqual([cell('Invented', 38, 38, 'no-such-site')]);
    const withheld = {
      study: 'daylight',
      window: sampleWindow.from,
      measure: 'publishers',
      reason: 'A burst of new keys',
    };
    await withholdMeasure(pool, { ...withheld, reviewers: ['Ada', 'Bo'], day: today }, ['publishers']);
    expect(await ask()).toEqual([]);
    const table = await readCells(opened.store, order({ measure: 'publishers' }));
    expect(JSON.parse([...cellLines(table, 'ndjson')][0] ?? '')).toMatchObject({
      withheld: [{ measure: 'publishers', reason: 'A burst of new keys' }],
    });
  });
});

test('a table says on its first line whom it is for and that it is exact, and a spreadsheet runs nothing of it', () => {
  const table = {
    ...{ reader, study: 'daylight', window: sampleWindow, counted: today, measures: [byWeek], withheld: [] },
    ...{ cells: [cell('=1+1', 20, 21)], leftOut: { weekly: 4 } },
  };
  const [notice = '', ...cells] = [...cellLines(table, 'ndjson')].map((line) => JSON.parse(line));
  expect(notice).toMatchObject({ cells: 1, measures: [{ id: 'weekly', leftOutAtLeast: 4 }] });
  const words = /Confidential: for The =Bridge Institute alone, not for publication. Exact: no noise/;
  expect(notice.notice).toMatch(words);
  expect(cells).toEqual([
    {
      ...{
        measure: 'publishers',
        window_start: sampleWindow.from,
        window_end: sampleWindow.until,
        week: null,
      },
      ...{ key: { source: 'youtube', publisher_name: '=1+1' }, contributors: 20, total: 21 },
    },
  ]);
  const [first, header, row] = [...cellLines(table, 'csv')];
  expect(first).toMatch(words);
  expect(first).toMatch(/^"?# /);
  expect(header?.split(',')).toHaveLength(14);
  expect(row).toBe(
    `publishers,${sampleWindow.from},${sampleWindow.until},,source,youtube,publisher_name,'=1+1,,,,,20,21\n`,
  );
});

function cell(publisher_name: string, contributors: number, total: number, source = 'youtube') {
  return { measure: 'publishers', week: null, key: { source, publisher_name }, contributors, total };
}

function weekly(week: string, contributors: number, total: number) {
  return { measure: 'weekly', week, key: { source: 'youtube' }, contributors, total };
}
