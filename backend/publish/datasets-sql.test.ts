import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Figure } from '../measure/figure.ts';
import { loadFigures } from '../measure/load-figures.ts';
import type { Measure } from '../measure/measure.ts';
import { figuresSql, measureSql } from '../measure/measure-sql.ts';
import { loadDatasets } from './datasets.ts';
import { makeLaidOutTables, mistakesInSql } from './datasets-sql.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { fillLaidOutTables } from './testing/laid-out-rows.ts';

interface Engine {
  run(sql: string): Promise<unknown>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  sha256(text: string): string;
  close(): Promise<void>;
}

const datasets = await loadDatasets();
const figures = await loadFigures();
const measures = datasets.flatMap((dataset) => dataset.measures);
let embedded: Engine;
let duckdb: Engine;

beforeAll(async () => {
  const session = new PGlite();
  embedded = {
    run: (sql) => session.exec(sql),
    rows: async (sql) => (await session.query<Record<string, unknown>>(sql)).rows,
    sha256: (text) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`,
    close: () => session.close(),
  };
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  duckdb = {
    run: (sql) => connection.run(sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    sha256: (text) => `sha256(${text})`,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
  for (const engine of [embedded, duckdb]) await makeLaidOutTables(engine);
});

beforeEach(async () => {
  for (const engine of [embedded, duckdb])
    for (const table of ['seen', 'exposed', 'told', 'cells', 'bins'])
      await engine.run(`delete from ${table}`);
});

afterAll(async () => {
  await embedded.close();
  await duckdb.close();
});

test('the SQL of every dataset and figure can be run on both engines', async () => {
  expect(await mistakesInSql(embedded, datasets, figures)).toEqual([]);
  for (const measure of measures) await duckdb.run(measureSql(measure, duckdb, '00'));
  await duckdb.run(figuresSql(figures));
});

const sound = datasets.find(({ slug }) => slug === 'advertisers') as DatasetDefinition;
const [soundMeasure] = sound.measures as [Measure];
const withMeasure = (change: Partial<Measure>): DatasetDefinition => ({
  ...sound,
  measures: [{ ...soundMeasure, ...change }],
});

test.each<[string, Partial<Measure>, string, string]>([
  [
    'key column',
    {
      key: [
        { name: 'source', sql: 'source' },
        { name: 'advertiser', sql: 'sponsor' },
      ],
    },
    'advertisers: the key column advertiser of the measure advertisers',
    'sponsor',
  ],
  [
    'condition',
    { where: `colour = 'red'` },
    'advertisers: the condition of the measure advertisers',
    'colour',
  ],
  ['amount', { amount: 'weight' }, 'advertisers: the amount of the measure advertisers', 'weight'],
])('a %s that names an unknown column is found, by dataset and name', async (_, change, where, column) => {
  const [mistake = '', ...others] = await mistakesInSql(embedded, [withMeasure(change)]);
  expect(others).toEqual([]);
  expect(mistake).toContain(where);
  expect(mistake).toContain(column);
});

test('a figure that names an unknown column is found by its name', async () => {
  const figure = { ...(figures[0] as Figure), id: 'weather', among: 'is_sunny' };
  const mistakes = await mistakesInSql(embedded, [], [figure]);
  expect(mistakes).toEqual([expect.stringContaining('The figure weather: ')]);
  expect(mistakes[0]).toContain('is_sunny');
});

test('both engines count the same, of rows of sixty made-up people', async () => {
  const counted = [];
  for (const engine of [embedded, duckdb]) {
    await fillLaidOutTables(engine, 60);
    for (const measure of measures) await engine.run(measureSql(measure, engine, '5eed'));
    await engine.run(figuresSql(figures));
    const cells = await engine.rows(
      'select measure, week, k1, k2, k3, k4, contributors::int as contributors, total::int as total from cells',
    );
    const bins = await engine.rows('select figure, bin, contributors::int as contributors from bins');
    counted.push([...cells, ...bins].map((row) => JSON.stringify(row)).sort());
  }
  const [one = [], other = []] = counted;
  expect(one.length).toBeGreaterThan(1_000);
  expect(other).toEqual(one);
  for (const { id } of measures)
    expect(
      one.some((row) => row.includes(`"measure":"${id}"`)),
      `${id} counts something`,
    ).toBe(true);
});

test('nobody counts in more cells, or for more in one, than the bounds of a measure say', async () => {
  await fillLaidOutTables(duckdb, 12);
  const most = new Map<string, number>();
  for (let person = 1; person <= 12; person += 1) {
    await duckdb.run('delete from cells');
    for (const table of ['seen', 'exposed', 'told'])
      await duckdb.run(
        `create temporary view only_${table} as select * from ${table} where person = ${person}`,
      );
    for (const measure of measures) await duckdb.run(onlyOne(measureSql(measure, duckdb, '5eed')));
    for (const { id, cells, each } of measures) {
      const rows = await duckdb.rows(
        `select week, count(*)::int as cells, max(total)::int as most, max(contributors)::int as people
         from cells where measure = '${id}' group by week`,
      );
      for (const row of rows) {
        expect(row.cells, id).toBeLessThanOrEqual(cells);
        expect(row.most, id).toBeLessThanOrEqual(each);
        expect(row.people, id).toBe(1);
        most.set(id, Math.max(most.get(id) ?? 0, Number(row.cells)));
      }
    }
    for (const table of ['seen', 'exposed', 'told']) await duckdb.run(`drop view only_${table}`);
  }
  for (const { id, cells } of measures)
    if (id !== 'answer-pages') expect(most.get(id), `${id} is cut for somebody`).toBe(cells);
});

/** The same SQL over what one person sent. */
function onlyOne(sql: string): string {
  return sql.replaceAll(/\b(from|join) (seen|exposed|told)\b/g, '$1 only_$2');
}

test('parts of a whole are cut together: what a tenth of people saw stays a tenth', async () => {
  const measure: Measure = {
    id: 'parts',
    about: 'Things by kind',
    table: 'B',
    from: 'seen',
    key: [
      { name: 'source', sql: 'source' },
      { name: 'kind', sql: 'kind' },
    ],
    cells: 2,
    each: 10,
    keys: () => [],
  };
  // 400 people who saw 41 to 440 things, every tenth of them an ad.
  await duckdb.run(`
    insert into seen (person, day, week, kind, source)
    select person, date '2026-11-02', 0, case when i % 10 = 0 then 'ad' else 'result' end, 'bing'
    from range(1, 401) people(person), range(0, 440) things(i) where i < 40 + person`);
  const share = async (one: Measure) => {
    await duckdb.run('delete from cells');
    await duckdb.run(measureSql(one, duckdb, '5eed'));
    const rows = await duckdb.rows('select k2, total::int as total from cells');
    const total = (kind: string) => Number(rows.find(({ k2 }) => k2 === kind)?.total ?? 0);
    return { ads: total('ad') / (total('ad') + total('result')), all: total('ad') + total('result') };
  };
  const apart = await share(measure);
  const together = await share({ ...measure, together: ['source'] });
  expect(apart.ads).toBeGreaterThan(0.4);
  expect(Math.abs(together.ads - 0.1)).toBeLessThan(0.01);
  expect(Math.abs(together.all - 4_000)).toBeLessThan(200);
});

test("whose item stood on the page is looked up among a person's own rows alone", async () => {
  const pairs = measures.find(({ id }) => id === 'pairs') as Measure;
  const columns = '(person, day, week, kind, source, host_item, item_id, publisher_name)';
  const beside = (person: number) =>
    `(${person}, date '2026-11-02', 0, 'recommendation', 'youtube', 'v1', 'v2', 'Second')`;
  const host = `(1, date '2026-11-02', 0, 'result', 'youtube', null, 'v1', 'First')`;
  for (const engine of [embedded, duckdb]) {
    await engine.run(`insert into seen ${columns} values ${host}, ${beside(1)}, ${beside(2)}`);
    await engine.run(measureSql(pairs, engine, '5eed'));
    expect(await engine.rows('select k1, k2, k3, contributors::int as people from cells')).toEqual([
      { k1: 'youtube', k2: 'First', k3: 'Second', people: 1 },
    ]);
  }
});
