import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRulePack } from '../rules/read-rule-pack.ts';
import { Observation } from './observation.ts';
import peopleSources from './people-sources.json' with { type: 'json' };

const seen = {
  id: '01a1fb67-1800-774b-bcce-b302099a8057',
  surface: 'feed',
  position: { section: null, index: 0 },
  labels: [],
  context: { page: 'feed', hostItem: null, reach: 'unknown' },
  seen: { day: '2026-01-31', visibleMs: 1000 },
  completeness: { missing: [] },
} as const;
const noItem = { id: null, url: null, title: null, publisher: { id: null, name: null } };
const fits = (source: string, kind: string, item: object, position: object = seen.position) =>
  Observation.safeParse({ ...seen, position, source, rules: `${source}@1`, kind, item }).success;

test('every site where private people publish is known to the schema on both sides, and no other', () => {
  const folder = new URL('../../extension/sources/', import.meta.url);
  const packs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) =>
      readRulePack(entry.name, readFileSync(new URL(`${entry.name}/rules.json`, folder), 'utf8')),
    );
  const social = packs.flatMap((reading) =>
    'pack' in reading && reading.pack.people ? [reading.pack.source] : [],
  );
  expect(social.length).toBeGreaterThan(0);
  expect(peopleSources).toEqual(social.sort());
});

describe.each(peopleSources)('on %s the schema', (source) => {
  const text = fc.option(fc.string({ minLength: 1, maxLength: 80 }), { nil: null });

  test('holds nothing of a post whose publisher is not public, whatever is put into it', () => {
    const item = fc.record({
      id: text,
      title: text,
      url: fc.option(fc.webUrl({ validSchemes: ['https'] }), { nil: null }),
      publisher: fc.record({ id: text, name: text }),
    });
    fc.assert(
      fc.property(
        item,
        fc.constantFrom('recommendation', 'result'),
        (post, kind) => !fits(source, kind, post),
      ),
      { numRuns: 300 },
    );
  });

  test('holds a public post, by the public id of its page or verified account', () => {
    for (const status of ['verified', 'page']) {
      const publisher = { id: 'city-library', name: 'City Library', status };
      const post = { ...noItem, id: '123', title: 'Open on Sunday', publisher };
      expect(fits(source, 'recommendation', post)).toBe(true);
      expect(fits(source, 'recommendation', { ...post, publisher: { ...publisher, id: null } })).toBe(false);
      const below = { section: 'Because you follow Ben', index: 0 };
      expect(fits(source, 'recommendation', post, below)).toBe(false);
    }
  });
});

test('of what stands in a community nothing but the community fits, on whatever site', () => {
  const publisher = { id: 'r/gardening', name: null, status: 'community' };
  expect(fits('anywhere', 'recommendation', { ...noItem, publisher })).toBe(true);
  expect(fits('anywhere', 'recommendation', { ...noItem, publisher: { ...publisher, id: null } })).toBe(
    false,
  );
  for (const more of [
    { id: 't3_1' },
    { title: 'My garden' },
    { url: 'https://a.example/x' },
    { published: '1 h' },
  ])
    expect(fits('anywhere', 'recommendation', { ...noItem, ...more, publisher })).toBe(false);
});
