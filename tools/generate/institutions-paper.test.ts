import { expect, test } from 'vitest';
import { z } from 'zod';
import { InstitutionSettings } from '#shared/institution/settings.ts';
import { institutionsPaper } from './institutions-paper.ts';

const paper = institutionsPaper('some@extension', ['youtube', 'google-search', 'reddit']);

test('every setting stands in the paper with what it may be and what it does', () => {
  for (const [name, schema] of Object.entries(InstitutionSettings.shape)) {
    const row = paper.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row, name).toContain(String(schema.description).replaceAll('|', '\\|'));
  }
  expect(paper).toContain('| `shortestHoldHours` | a whole number, 1 to 72 |');
  expect(paper).toContain('| `donation` | `"off"` |');
});

test('what the paper shows as an example can be set, in every form that it shows', () => {
  const blocks = [...paper.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text = '']) => JSON.parse(text));
  const settings = blocks.flatMap((block) => [
    block['3rdparty']?.extensions.EXTENSION,
    block.policies?.['3rdparty']?.Extensions['some@extension'],
    block.data,
  ]);
  const shown = settings.filter((set) => set !== undefined);
  expect(shown).toHaveLength(3);
  for (const set of shown) {
    expect(InstitutionSettings.parse(set)).toEqual(set);
    expect(set.sources).toEqual(['youtube', 'google-search']);
  }
});

test('the schema narrows: nothing in it sounds like agreeing', () => {
  const { properties = {} } = z.toJSONSchema(InstitutionSettings);
  expect(Object.keys(properties)).toEqual([
    'organisation',
    'invite',
    'sources',
    'donation',
    'shortestHoldHours',
  ]);
});
