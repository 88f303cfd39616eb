import { expect, test } from 'vitest';
import { z } from 'zod';
import { Observation } from '../observations/observation.ts';
import { makeCatalogue } from './make-catalogue.ts';
import { RulePack } from './rule-pack.ts';
import { alwaysThere, wirePathOf } from './wire-path.ts';

const read = { page: 'home', path: '/', container: ['main'], items: ['ad', 'post', 'private'] };
const pack = RulePack.parse({
  ...{ source: 'feed', name: 'Feed', version: 3, group: 'social' },
  ...{ hosts: ['https://feed.example/*'], hostChoice: 'listed' },
  surfaces: [
    { id: 'home', ...read, captures: [{ form: 'fragment', years: [2021] }] },
    {
      ...{ id: 'search', ...read, unverified: true, path: ['/s', '/s/*'], items: ['answer', 'private'] },
      query: [{ address: true }],
      hostItem: { transforms: [{ name: 'path-segment', index: 1 }] },
    },
  ],
  items: {
    ad: {
      ...{ kind: 'ad', select: '.ad', required: [], format: 'display', filled: [{ select: 'img' }] },
      fields: { 'ad.unit': [{}], 'ad.width': [{}] },
      labels: [{ label: 'Paid', select: 'b' }, { label: 'Big' }],
    },
    post: {
      ...{ kind: 'recommendation', select: '.post', required: ['publisher.status'] },
      fields: { 'item.id': [{}], 'publisher.status': [{}] },
      ...{ url: 'https://feed.example/{item.id}', labels: [{ read: '.badge' }] },
    },
    private: { kind: 'recommendation', select: '.p', countOnly: true, fields: {}, required: [] },
    answer: {
      ...{ kind: 'answer', select: '.answer', required: [], provider: 'Feed', query: [{ select: 'b' }] },
      ...{ fields: { 'answer.text': [{}] }, citations: [{ select: 'a', fields: {} }] },
    },
  },
});

test('the catalogue says what can be read, by its place on the wire, and what is only counted', () => {
  const [entry] = makeCatalogue([pack]);
  expect(entry).toMatchObject({
    source: 'feed',
    version: 3,
    group: 'social',
    people: false,
    hostChoice: 'listed',
  });
  const [home, search] = entry?.surfaces ?? [];
  const none = { labels: [], labelsAsShown: false, query: null };
  expect(home).toEqual({
    ...{ id: 'home', page: 'home', paths: ['/'], verified: true },
    captures: [{ form: 'fragment', years: [2021] }],
    kinds: [
      {
        ...{ kind: 'recommendation', counted: 'some', ...none, labelsAsShown: true },
        fields: ['item.id', 'item.publisher.status', 'item.url', 'labels'],
      },
      {
        ...{ kind: 'ad', counted: 'none', ...none, labels: ['Big', 'Paid'] },
        fields: ['ad.format', 'ad.slot.filled', 'ad.slot.unit', 'ad.slot.width', 'labels'],
      },
    ],
  });
  expect(search).toMatchObject({ paths: ['/s', '/s/*'], verified: false, captures: [] });
  expect(search?.kinds).toEqual([
    { kind: 'recommendation', counted: 'all', fields: [], ...none },
    {
      ...{ kind: 'answer', counted: 'none', ...none, query: 'term' },
      fields: [
        ...['answer.citations', 'answer.provider', 'answer.status', 'answer.text', 'answer.updateOf'],
        ...['context.hostItem', 'context.query'],
      ],
    },
  ]);
});

/** Every path in a JSON Schema, with those of all its branches. */
function pathsIn(schema: z.core.JSONSchema.BaseSchema, path = ''): string[] {
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] as z.core.JSONSchema.BaseSchema[];
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    pathsIn(part as z.core.JSONSchema.BaseSchema, path ? `${path}.${key}` : key),
  );
  return [path, ...below, ...branches.flatMap((branch) => pathsIn(branch, path))];
}

test('every path of the catalogue is one on the wire', () => {
  const known = new Set(pathsIn(z.toJSONSchema(Observation)));
  const ours = [...alwaysThere, ...Object.values(wirePathOf)];
  const made = makeCatalogue([pack]).flatMap(({ surfaces }) =>
    surfaces.flatMap(({ kinds }) => kinds.flatMap(({ fields }) => fields)),
  );
  expect([...ours, ...made].filter((path) => !known.has(path))).toEqual([]);
});
