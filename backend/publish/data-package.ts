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
    title: facts.notice === undefined ? facts.title : `${facts.notice}. ${facts.title}`,
    description: facts.description,
    version: facts.version,
    created: `${facts.created}T00:00:00Z`,
    keywords: facts.keywords,
    licenses: [{ name: licence.name, path: licence.url, title: licence.title }],
    contributors: [{ title: `Daylight study "${facts.study}" and its volunteers`, roles: ['publisher'] }],
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
  const { name, type, description, unit, role, minimum, maximum, pattern, nullable } = column;
  return {
    name,
    type,
    description,
    ...(unit === null ? {} : { unit }),
    role,
    constraints: {
      required: !nullable,
      ...(minimum === null ? {} : { minimum }),
      ...(maximum === null ? {} : { maximum }),
      ...(pattern === null || type === 'date' ? {} : { pattern }),
    },
  };
}
