import { expect, test } from 'vitest';
import { z } from 'zod';
import { bibtexOf, citationFile } from './citation.ts';
import { croissant } from './croissant.ts';
import { dataPackage } from './data-package.ts';
import { deriveRows } from './derive-rows.ts';
import { releaseContents } from './release-contents.ts';
import { releaseFacts } from './release-facts.ts';
import { sealBy } from './release-seal.ts';
import { madeUp, madeUpMeasurements, releaseSigner } from './testing/made-up-release.ts';

const measurements = madeUpMeasurements();
const rows = deriveRows(madeUp, measurements);
const facts = releaseFacts(madeUp, measurements, rows.length);
const contents = releaseContents(facts, rows, measurements, sealBy(releaseSigner));
const data = contents.slice(0, 3);

const Reference = z.strictObject({ '@id': z.string() });
/** What Croissant 1.1 requires and recommends, as its specification says. */
const Croissant = z.looseObject({
  '@context': z.looseObject({
    '@vocab': z.literal('http://schema.org/'),
    conformsTo: z.literal('dct:conformsTo'),
  }),
  '@type': z.literal('sc:Dataset'),
  conformsTo: z.array(z.string()).refine((all) => all.includes('http://mlcommons.org/croissant/1.1')),
  name: z.string().min(1),
  description: z.string().min(1),
  license: z.url(),
  url: z.url(),
  creator: z.looseObject({ '@type': z.string(), name: z.string() }),
  publisher: z.looseObject({ '@type': z.string(), name: z.string() }),
  datePublished: z.iso.date(),
  dateCreated: z.iso.date(),
  dateModified: z.iso.date(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  keywords: z.array(z.string()).min(1),
  sameAs: z.array(z.url()),
  sdLicense: z.url(),
  inLanguage: z.string(),
  citeAs: z.string().startsWith('@misc{'),
  isLiveDataset: z.literal(false),
  distribution: z.array(
    z.looseObject({
      '@type': z.literal('cr:FileObject'),
      '@id': z.string(),
      name: z.string(),
      contentUrl: z.string(),
      contentSize: z.string().regex(/^\d+ B$/),
      encodingFormat: z.string().regex(/^[a-z]+\/[a-z.-]+$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  recordSet: z.array(
    z.looseObject({
      '@type': z.literal('cr:RecordSet'),
      '@id': z.string(),
      key: z.array(Reference),
      field: z.array(
        z.looseObject({
          '@type': z.literal('cr:Field'),
          '@id': z.string(),
          dataType: z.enum(['sc:Date', 'sc:Text', 'sc:Integer', 'sc:Float', 'sc:Boolean']),
          source: z.strictObject({
            fileObject: Reference,
            extract: z.strictObject({ column: z.string() }),
          }),
        }),
      ),
    }),
  ),
});

test('Croissant has all that its specification requires and recommends, and every reference leads somewhere', () => {
  const page = 'https://data.example/datasets/made-up-publishers/1.0.0/';
  const read = Croissant.parse(croissant(facts, data, { page, absolute: false }));
  const [table] = read.recordSet;
  const files = read.distribution.map((file) => file['@id']);
  const fields = table?.field.map((field) => field['@id']);
  expect(table?.field.map(({ source }) => source.extract.column)).toEqual(Object.keys(madeUp.row.shape));
  for (const field of table?.field ?? []) expect(files).toContain(field.source.fileObject['@id']);
  for (const key of table?.key ?? []) expect(fields).toContain(key['@id']);
  expect(read.distribution.map(({ sha256 }) => sha256)).toEqual(data.map(({ sha256 }) => sha256));
  expect(new Set(files).size).toBe(files.length);
});

test('on the page, Croissant names files by their whole address; in the folder, by their names', () => {
  const page = 'https://data.example/datasets/made-up-publishers/1.0.0/';
  const urls = (absolute: boolean) =>
    Croissant.parse(croissant(facts, data, { page, absolute })).distribution.map((file) => file.contentUrl);
  expect(urls(true)).toEqual(urls(false).map((name) => page + name));
});

/** What the profile of Data Package 2.0 requires of what we use. */
const DataPackage = z.looseObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[a-z0-9._/-]+$/),
  version: z.string(),
  created: z.iso.datetime(),
  licenses: z.array(z.strictObject({ name: z.string(), path: z.url(), title: z.string() })).min(1),
  contributors: z.array(z.strictObject({ title: z.string(), roles: z.array(z.string()) })),
  resources: z.array(
    z.looseObject({
      name: z.string().regex(/^[a-z0-9._/-]+$/),
      type: z.literal('table'),
      path: z.string(),
      bytes: z.int(),
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      schema: z.looseObject({
        primaryKey: z.array(z.string()),
        missingValues: z.array(z.string()),
        fields: z.array(
          z.looseObject({
            name: z.string(),
            type: z.enum(['date', 'string', 'integer', 'number', 'boolean']),
            categories: z.array(z.string()).optional(),
            constraints: z.looseObject({ required: z.boolean(), enum: z.array(z.string()).optional() }),
          }),
        ),
      }),
    }),
  ),
});

test('the data package names every file with its hash, and closed lists, missing values and constraints', () => {
  const { resources, homepage } = DataPackage.parse(dataPackage(facts, data));
  expect(resources.map(({ path, hash }) => [path, hash])).toEqual(
    data.map(({ path, sha256 }) => [path, `sha256:${sha256}`]),
  );
  const field = (name: string) => resources[0]?.schema.fields.find((one) => one.name === name);
  expect(field('surface')).toMatchObject({
    categories: ['home', 'watch-next'],
    constraints: { required: true, enum: ['home', 'watch-next'] },
  });
  expect(field('share')).toMatchObject({
    missing: 'the largest value is not above zero',
    constraints: { required: false },
  });
  expect(field('sigma')).toMatchObject({ constraints: { minimum: 0 } });
  expect(homepage).toBe('https://data.example/datasets/made-up-publishers/1.0.0/');
});

test('text that means something to YAML or BibTeX stays text in a citation', () => {
  const hostile = { ...facts, title: 'A: "b" # c\n- d}', study: '{e}\\', notice: 'N' };
  const title = citationFile(hostile)
    .split('\n')
    .find((line) => line.startsWith('title: '));
  expect(JSON.parse(title?.slice('title: '.length) ?? '')).toBe('N. A: "b" # c\n- d}');
  const bibtex = bibtexOf(hostile);
  expect(bibtex.match(/\{/g)?.length).toBe(bibtex.match(/\}/g)?.length);
  expect(bibtex).not.toContain('\\');
});
