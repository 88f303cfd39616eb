import { equalEdges } from '../aggregate/share-histogram/share-histogram.ts';
import type { Figure } from './figure.ts';
import { fewestAmong } from './figure.ts';
import type { Measure } from './measure.ts';
import { relationSql } from './relations.ts';
import type { Workbench } from './workbench.ts';

/** Separates the parts of a key where they are hashed together. */
const separator = 'chr(31)';

/** Makes the table that cells of all slices are gathered in. Keys have up to four parts. */
export const makeCellsSql = `
  create temporary table cells
    (measure text, week int, k1 text, k2 text, k3 text, k4 text, contributors bigint, total bigint)`;

/** Likewise for the histograms of headline figures. */
export const makeBinsSql = 'create temporary table bins (figure text, bin int, contributors bigint)';

/**
 * SQL that measures one thing in the slice that is laid out, and adds the cells to `cells`: one row a contributor and
 * cell; of each contributor the first `cells` in an order that nobody can foresee, each counted at most `each`; added up.
 * The order is that of a keyed hash (a pseudo-random function): see aggregate/bound-contributions.ts, the same in
 * TypeScript.
 * @param key 32 random bytes as hexadecimal, for this window alone
 */
export function measureSql(measure: Measure, bench: Pick<Workbench, 'sha256'>, key: string): string {
  const { id, per = 1, cells, each } = measure;
  const { names, all, groupBy, pairs } = pairsOf(measure);
  const cell = `concat_ws(${separator}, week::text, ${names})`;
  const hash = bench.sha256(`'${key}|' || person::text || '|' || ${cell}`);
  return `
    insert into cells
    with ${pairs}, cut as (
      ${cutSql(measure)}
    ), ranked as (
      select *, row_number() over (partition by person, week order by ${hash}) as place from cut where n >= ${per}
    )
    select '${id}', week, ${all}, count(*), sum(least((n - n % ${per}) / ${per}, ${each}))
    from ranked where place <= ${cells}
    ${groupBy}`;
}

/**
 * SQL that measures the same thing as it is: everybody in every cell that they have something in, with all of it, in
 * ones. For partners alone; never for a release.
 */
export function exactMeasureSql(measure: Measure): string {
  const { all, groupBy, pairs } = pairsOf(measure);
  return `
    insert into cells
    with ${pairs}
    select '${measure.id}', week, ${all}, count(*), sum(n) from pairs where n >= 1
    ${groupBy}`;
}

/** One row a contributor and cell, as `pairs`, and how its key is written. */
function pairsOf({ from, where = 'true', amount = '1', key, table }: Measure) {
  const week = table === 'C' ? 'week' : '0';
  const parts = key.map(({ sql }, i) => ({ name: `k${i + 1}`, sql }));
  const named = parts.map(({ name }) => name);
  const names = named.join(', ');
  return {
    names,
    /** All four columns of a key; those that this one has not are null. */
    all: [1, 2, 3, 4].map((n) => (named.includes(`k${n}`) ? `k${n}` : 'null::text')).join(', '),
    groupBy: `group by week, ${names}`,
    pairs: `counted as (
      select person, ${week} as week, ${parts.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}, ${amount} as n
      from ${relationSql[from]} where ${where}
    ), pairs as (
      select person, week, ${names}, sum(n) as n from counted
      where ${named.map((name) => `${name} is not null`).join(' and ')}
      group by person, week, ${names}
    )`,
  };
}

/**
 * SQL that makes parts of one whole smaller in proportion, to about `each` together. Rounded up or down by what is itself
 * a remainder of the numbers, so that a part too small to count for one person does in some; and not by who it is, whose
 * place in the order depends on others.
 */
function cutSql({ key, together, each, per = 1 }: Measure): string {
  if (!together) return 'select * from pairs';
  const whole = together.map((name) => `k${key.findIndex((part) => part.name === name) + 1}`);
  const names = key.map((_, i) => `k${i + 1}`).join(', ');
  const scaled = `(n * ${each * per} + (n * 104729) % whole)`;
  return `select person, week, ${names},
        case when whole > ${each * per} then (${scaled} - ${scaled} % whole) / whole else n end as n
      from (select *, sum(n) over (partition by person, week, ${whole.join(', ')}) as whole from pairs) wholes`;
}

/** SQL for the cells of a measure over all slices; of those that the data name, only what enough people stand behind. */
export function cellsSql({ id }: Measure, atLeast: number): string {
  return `
    select week, k1, k2, k3, k4, sum(contributors)::bigint as contributors, sum(total)::bigint as total
    from cells where measure = '${id}'
    group by week, k1, k2, k3, k4 having sum(contributors) >= ${atLeast}`;
}

/**
 * SQL that adds, for the slice that is laid out, each contributor's share of each figure to its bin. Compares whole
 * numbers, so that a share on an edge falls into the same bin everywhere.
 */
export function figuresSql(figures: readonly Figure[]): string {
  const columns = figures.flatMap(({ among, counted }, i) => [
    `count(*) filter (where ${among}) as among${i}`,
    `count(*) filter (where (${among}) and (${counted})) as counted${i}`,
  ]);
  const bins = figures.map(({ id, edges = equalEdges }, i) => {
    const inner = edges
      .slice(1, -1)
      .map((edge, bin) => `when 1000 * counted${i} >= ${edge} * among${i} then ${bin + 1}`);
    return `
      select '${id}', case ${inner.reverse().join(' ')} else 0 end as bin, count(*)
      from shares where among${i} >= ${fewestAmong} group by 2`;
  });
  return `insert into bins with shares as (select person, ${columns.join(', ')} from seen group by person)
    ${bins.join(' union all ')}`;
}
