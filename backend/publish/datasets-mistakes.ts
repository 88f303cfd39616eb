import type { z } from 'zod';
import { publicProfile } from '../aggregate/profile.ts';
import { mistakesOf, sensitivityOf } from '../measure/define-measures.ts';
import { columnsOf } from './columns.ts';
import type { DatasetDefinition } from './define-dataset.ts';

/**
 * Says what is wrong with datasets, each by its name and, where it is a column, the column's: what is not explained,
 * what is asked for and not there, and what takes more of a table than there is. Empty when all is well. Whether SQL
 * names columns that there are is told by mistakesInSql.
 */
export function mistakesInDatasets(datasets: readonly DatasetDefinition[]): string[] {
  const measures = datasets.flatMap((dataset) => dataset.measures);
  const slugs = datasets.map(({ slug }) => slug);
  const twice = slugs.filter((slug, i) => slugs.indexOf(slug) !== i);
  const ids = new Set(measures.map(({ id }) => id));
  return [
    ...twice.map((slug) => `Two datasets are called ${slug}.`),
    ...datasets.flatMap((dataset) => [
      ...mistakesInWords(dataset),
      ...mistakesInColumns(dataset),
      ...mistakesInMeasures(dataset),
      ...(dataset.reads ?? [])
        .filter((id) => !ids.has(id))
        .map((id) => `${dataset.slug} reads ${id}, which no dataset measures.`),
    ]),
    ...mistakesOf(measures),
  ];
}

function mistakesInWords(dataset: DatasetDefinition): string[] {
  const { slug, title, question, description, coverage, knownBiases } = dataset;
  return [
    ...(/^[a-z][a-z0-9-]{0,59}$/.test(slug)
      ? []
      : [`A dataset is called "${slug}", which is no plain name.`]),
    ...(title.trim() === '' ? [`${slug} has no title.`] : []),
    ...(/^\S.*\?$/s.test(question)
      ? []
      : [`${slug} asks no question: its question ends in a question mark.`]),
    ...(description.trim() === '' ? [`${slug} has no description.`] : []),
    ...(coverage.trim() === '' ? [`${slug} does not say what it covers.`] : []),
    ...(knownBiases.some((bias) => bias.includes('not a random sample'))
      ? []
      : [`${slug} does not say that volunteers are not a random sample.`]),
  ];
}

function mistakesInColumns(dataset: DatasetDefinition): string[] {
  const { slug, row, primaryKey } = dataset;
  const undescribed = Object.entries(row.shape).flatMap(([name, schema]) => {
    const { description, label, role, missing } = (schema.meta() ?? {}) as Record<string, unknown>;
    const canBeMissing = (schema as z.ZodType).safeParse(null).success;
    return [
      ...(isText(description) ? [] : [`${slug}: column ${name} has no description.`]),
      ...(isText(label) ? [] : [`${slug}: column ${name} has no label.`]),
      ...(isText(role) ? [] : [`${slug}: column ${name} has no role.`]),
      ...(!canBeMissing || isText(missing)
        ? []
        : [`${slug}: column ${name} does not say what it means that there is no value.`]),
    ];
  });
  if (undescribed.length > 0) return undescribed;
  const units = mistakesInUnits(dataset);
  const keys = primaryKey
    .filter((name) => !(name in row.shape))
    .map((name) => `${slug}: its primary key names a column ${name}, which is not there.`);
  return [
    ...units,
    ...keys,
    ...(primaryKey.includes('window_start') ? [] : [`${slug}: window_start is part of every primary key.`]),
  ];
}

function mistakesInUnits({ slug, row }: DatasetDefinition): string[] {
  try {
    return columnsOf(row).flatMap(({ name, type, unit }) => [
      ...(/^[a-z][a-z0-9_]*$/.test(name) ? [] : [`${slug}: column ${name} is not written in snake_case.`]),
      ...((type !== 'integer' && type !== 'number') || unit
        ? []
        : [`${slug}: column ${name} is a number and has no unit.`]),
    ]);
  } catch (error) {
    return [`${slug}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** What can be said of one measure alone: that it takes more than its table has. */
function mistakesInMeasures({ slug, measures }: DatasetDefinition): string[] {
  return measures.flatMap((measure) => {
    const { squaredSensitivity: most } = publicProfile.tables[measure.table];
    const own = sensitivityOf(measure);
    if (own <= most) return [];
    const columns = measure.key.map(({ name }) => name).join(', ');
    return `${slug}: the measure ${measure.id} (${columns}) takes ${own} of table ${measure.table}, which has ${most}: lower its bounds.`;
  });
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
