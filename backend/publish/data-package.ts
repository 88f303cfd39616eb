import { authorOf, pageOf, titleOf } from './citation.ts';
import type { Column } from './columns.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts, ReleaseFile } from './manifest.ts';

/**
 * `datapackage.json` after Data Package 2.0 (https://datapackage.org): the data files with hash, size and schema.
 * @param files the data files of the release, already written
 */
export function dataPackage(facts: ReleaseFacts, files: readonly ReleaseFile[]): Record<string, unknown> {
  return {
    ...(facts.notice === undefined ? {} : { notice: facts.notice }),
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: facts.dataset,
    id: `${facts.dataset}@${facts.version}`,
    title: titleOf(facts),
    ...(pageOf(facts) === null ? {} : { homepage: pageOf(facts) }),
    description: facts.description,
    version: facts.version,
    created: `${facts.created}T00:00:00Z`,
    keywords: facts.keywords,
    licenses: [{ name: licence.name, path: licence.url, title: licence.title }],
    contributors: [{ title: authorOf(facts), roles: ['creator', 'publisher'] }],
    sources: [{ title: `Observations donated to the Daylight study "${facts.study}"` }],
    resources: files.map((file) => resource(file, facts)),
  };
}

function resource(file: ReleaseFile, facts: ReleaseFacts): Record<string, unknown> {
  const format = file.path.split('.').at(-1) ?? '';
  return {
    name: `${facts.dataset}-${format}`,
    type: 'table',
    path: file.path,
    title: file.about,
    format,
    mediatype: file.mediaType,
    ...(format === 'parquet' ? {} : { encoding: 'utf-8' }),
    ...(format === 'json' ? { dialect: { property: 'rows', itemType: 'object' } } : {}),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    schema: {
      fields: facts.columns.map(field),
      primaryKey: facts.primaryKey,
      missingValues: [''],
    },
  };
}

function field(column: Column): Record<string, unknown> {
  const { name, label, type, description, missing, unit, role, since, allowed, pattern } = column;
  return {
    name,
    title: label,
    type,
    ...(type === 'date' ? { format: 'default' } : {}),
    description,
    ...(unit === null ? {} : { unit }),
    ...(missing === null ? {} : { missing }),
    ...(allowed === null ? {} : { categories: allowed }),
    role,
    since,
    constraints: {
      required: !column.nullable,
      ...(column.minimum === null ? {} : { minimum: column.minimum }),
      ...(column.maximum === null ? {} : { maximum: column.maximum }),
      ...(allowed === null ? {} : { enum: allowed }),
      ...(pattern === null ? {} : { pattern }),
    },
  };
}
