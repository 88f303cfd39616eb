import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Column } from './columns.ts';
import { readCsv } from './csv.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { deriveRows } from './derive-rows.ts';
import { readJsonRows } from './json-rows.ts';
import type { Manifest } from './manifest.ts';
import { Measurements } from './measurements.ts';
import { readParquet } from './parquet.ts';
import type { Row, Value } from './row.ts';

/**
 * Whether CSV, Parquet and JSON hold the same rows, as many as the manifest says, every value as the codebook says, and
 * whether these are the rows that follow from what was measured.
 * @param definition of the dataset; rows are not derived anew where it has gone or has another schema version
 */
export async function checkRows(
  folder: string,
  manifest: Manifest,
  definition: DatasetDefinition | undefined,
): Promise<string[]> {
  const { dataset, columns } = manifest;
  const read = (name: string) => readFile(join(folder, name));
  const csv = readCsv((await read(`${dataset}.csv`)).toString('utf8'), columns);
  const parquet = (await readParquet(await read(`${dataset}.parquet`), columns)).rows;
  const json = readJsonRows((await read(`${dataset}.json`)).toString('utf8'));
  const measurements = Measurements.parse(JSON.parse((await read('measurements.json')).toString('utf8')));
  const problems: string[] = [];
  if (csv.length !== manifest.rows)
    problems.push(`The CSV file has ${csv.length} rows, not ${manifest.rows}.`);
  if (!isDeepStrictEqual(csv, parquet)) problems.push('CSV and Parquet hold different rows.');
  if (!isDeepStrictEqual(csv, json)) problems.push('CSV and JSON hold different rows.');
  problems.push(...mistakesInRows(json, columns));
  const sameSchema = definition?.schemaVersion === Number(manifest.version.split('.')[0]);
  if (definition && sameSchema && !isDeepStrictEqual(deriveRows(definition, measurements), json))
    problems.push('The rows do not follow from measurements.json.');
  return problems;
}

/** The first value of each column that is not as the codebook says. */
function mistakesInRows(rows: readonly Row[], columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    const place = rows.findIndex((row) => !fits(row[column.name] ?? null, column));
    return place < 0 ? [] : [`${column.name} of row ${place + 1} is not as the codebook says.`];
  });
}

function fits(value: Value, column: Column): boolean {
  if (value === null) return column.nullable;
  const { type, minimum, maximum, allowed, pattern } = column;
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'number')
    return (
      typeof value === 'number' &&
      (type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
      value >= (minimum ?? value) &&
      value <= (maximum ?? value)
    );
  if (typeof value !== 'string') return false;
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return (
    (allowed === null || allowed.includes(value)) && (pattern === null || new RegExp(pattern).test(value))
  );
}
