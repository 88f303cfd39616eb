import { authorOf, bibtexOf, titleOf } from './citation.ts';
import type { Column, ColumnType } from './columns.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts, ReleaseFile } from './manifest.ts';
import { standingSentence } from './protection-facts.ts';
import { csvRule } from './release-papers.ts';

// Appendix 1 of the specification: the context that readers of Croissant expect, word for word.
const context = {
  '@language': 'en',
  '@vocab': 'http://schema.org/',
  sc: 'http://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  ...Object.fromEntries(
    [
      ...['annotation', 'arrayShape', 'citeAs', 'column', 'containedIn', 'equivalentProperty', 'excludes'],
      ...['extract', 'field', 'fileProperty', 'fileObject', 'fileSet', 'format', 'includes', 'isArray'],
      ...['isLiveDataset', 'jsonPath', 'key', 'md5', 'parentField', 'recordSet', 'references', 'regex'],
      ...['readLines', 'sdVersion', 'separator', 'source', 'subField', 'transform', 'unArchive', 'value'],
    ].map((name) => [name, `cr:${name}`]),
  ),
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
};

const types: Record<ColumnType, string> = {
  date: 'sc:Date',
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
};

/**
 * A release as Croissant 1.1 JSON-LD (https://docs.mlcommons.org/croissant/), which is schema.org/Dataset for search
 * engines, too.
 * @param files the data files, already written
 * @param page address of the release's page, ending in a slash. Files are named by it when `absolute`, and else by their
 *   names alone, so that a downloaded folder describes itself.
 */
export function croissant(
  facts: ReleaseFacts,
  files: readonly ReleaseFile[],
  { page, absolute }: { page: string; absolute: boolean },
): Record<string, unknown> {
  const organisation = { '@type': 'sc:Organization', name: authorOf(facts), url: page };
  const [first, last] = [facts.windows.at(0), facts.windows.at(-1)];
  return {
    '@context': context,
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: titleOf(facts),
    alternateName: facts.dataset,
    description: `${facts.question} ${facts.description}`,
    url: page,
    license: licence.url,
    creator: organisation,
    publisher: organisation,
    datePublished: facts.created,
    dateCreated: facts.created,
    dateModified: facts.created,
    version: facts.version,
    sdVersion: facts.version,
    sdLicense: licence.url,
    sameAs: [`${page}datapackage.json`],
    inLanguage: 'en',
    keywords: facts.keywords,
    isLiveDataset: false,
    isAccessibleForFree: true,
    citeAs: bibtexOf(facts),
    temporalCoverage: `${first?.from}/${last?.until}`,
    measurementTechnique:
      'Data donation by browser extension; contribution bounding and discrete Gaussian noise',
    variableMeasured: facts.columns.map(({ name, description, unit }) => ({
      '@type': 'sc:PropertyValue',
      name,
      description,
      ...(unit === null ? {} : { unitText: unit }),
    })),
    'rai:dataCollection': facts.coverage,
    'rai:dataLimitations': standingSentence,
    'rai:dataBiases': facts.knownBiases,
    'rai:personalSensitiveInformation': facts.protection.statement,
    distribution: files.map((file) => fileObject(file, absolute ? page : '')),
    recordSet: [recordSet(facts, `${facts.dataset}.parquet`)],
  };
}

function fileObject(file: ReleaseFile, base: string): Record<string, unknown> {
  return {
    '@type': 'cr:FileObject',
    '@id': file.path,
    name: file.path,
    description: file.path.endsWith('.csv') ? `${file.about}. ${csvRule}` : file.about,
    contentUrl: `${base}${file.path}`,
    contentSize: `${file.bytes} B`,
    // The registered media type of Parquet is not the one that readers of Croissant know it by.
    encodingFormat: file.path.endsWith('.parquet') ? 'application/x-parquet' : file.mediaType.split(';')[0],
    sha256: file.sha256,
  };
}

function recordSet(facts: ReleaseFacts, table: string): Record<string, unknown> {
  const id = (column: string) => ({ '@id': `rows/${column}` });
  return {
    '@type': 'cr:RecordSet',
    '@id': 'rows',
    name: 'rows',
    description: facts.description,
    key: facts.primaryKey.map(id),
    field: facts.columns.map((column) => ({ ...id(column.name), ...field(column, table) })),
  };
}

function field(
  { name, label, type, description, missing, unit }: Column,
  table: string,
): Record<string, unknown> {
  const parts = [
    `${label}: ${description}.`,
    ...(unit === null ? [] : [`Unit: ${unit}.`]),
    ...(missing === null ? [] : [`Missing: ${missing}.`]),
  ];
  return {
    '@type': 'cr:Field',
    name,
    description: parts.join(' '),
    dataType: types[type],
    source: { fileObject: { '@id': table }, extract: { column: name } },
  };
}
