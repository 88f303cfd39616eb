import type { Figure } from '../measure/figure.ts';
import { laidOutColumns } from '../measure/lay-out.ts';
import type { Measure } from '../measure/measure.ts';
import { figuresSql, makeBinsSql, makeCellsSql, measureSql } from '../measure/measure-sql.ts';
import { relationSql } from '../measure/relations.ts';
import type { DatasetDefinition } from './define-dataset.ts';

/** A session with a database that understands the SQL of measures, and has no tables of these names. */
export interface SqlSession {
  /** Runs one statement; rejects when it cannot be planned. */
  run(sql: string): Promise<unknown>;
}

const bench = { sha256: (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')` };

/** Makes empty tables for whatever is laid out, and for what is measured. */
export async function makeLaidOutTables({ run }: SqlSession): Promise<void> {
  for (const [name, columns] of Object.entries(laidOutColumns))
    await run(`create temporary table ${name} (${columns})`);
  await run(makeCellsSql);
  await run(makeBinsSql);
}

/**
 * Says which datasets and figures are written in SQL that cannot be run, with the column of the key it stands in. Every
 * statement is planned, not run, against empty tables.
 * @param session where {@link makeLaidOutTables} has been called
 */
export async function mistakesInSql(
  session: SqlSession,
  datasets: readonly DatasetDefinition[],
  figures: readonly Figure[] = [],
): Promise<string[]> {
  const mistakes: string[] = [];
  const plan = async (sql: string, where: string) => {
    try {
      await session.run(`explain ${sql}`);
      return true;
    } catch (error) {
      mistakes.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  };
  for (const { slug, measures } of datasets)
    for (const measure of measures) {
      let isSound = true;
      for (const [name, sql] of partsOf(measure))
        isSound = (await plan(sql, `${slug}: ${name} of the measure ${measure.id}`)) && isSound;
      if (isSound) await plan(measureSql(measure, bench, '00'), `${slug}: the measure ${measure.id}`);
    }
  for (const figure of figures) await plan(figuresSql([figure]), `The figure ${figure.id}`);
  return mistakes;
}

/** What is written in SQL in a measure, each part by itself, so that a mistake has a name. */
function partsOf({ key, where = 'true', amount = '1', from }: Measure): [name: string, sql: string][] {
  const relation = relationSql[from];
  return [
    ...key.map(({ name, sql }): [string, string] => [
      `the key column ${name}`,
      `select concat(part, '') from (select ${sql} as part from ${relation}) parts`,
    ]),
    ['the condition', `select 1 from ${relation} where ${where}`],
    ['the amount', `select sum(${amount}) from ${relation}`],
  ];
}
