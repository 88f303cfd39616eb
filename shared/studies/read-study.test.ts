import { expect, test } from 'vitest';
import type { Catalogue } from '../rules/catalogue.ts';
import { readStudy } from './read-study.ts';
import type { StudyFile } from './study.ts';
import { studyParagraphs, studyTextFor } from './study-texts.ts';
import { aStudyFile, aStudyText } from './testing/a-study.ts';

const recommendation = { kind: 'recommendation' as const, labels: [], labelsAsShown: false, query: null };
const surface = { page: 'p', paths: ['/'], captures: [] };
const site = { version: 1, people: false, hostChoice: 'all' as const, hosts: ['https://s.example/*'] };
const catalogue: Catalogue = [
  {
    ...{ source: 'youtube', name: 'YouTube', group: 'video', ...site },
    surfaces: [
      {
        ...{ id: 'home', verified: true, ...surface },
        kinds: [{ ...recommendation, counted: 'none', fields: ['item.id', 'item.title'] }],
      },
      {
        ...{ id: 'shorts', verified: false, ...surface },
        kinds: [{ ...recommendation, counted: 'all', fields: [] }],
      },
    ],
  },
];

const read = (change: object) => readStudy(JSON.stringify({ ...aStudyFile(), ...change }), catalogue);
const problems = (change: object) => {
  const reading = read(change);
  return 'problems' in reading ? reading.problems : [];
};

test('what a study asks for is written out, so that it means the same whatever can be read later', () => {
  expect(read({})).toMatchObject({
    study: {
      cells: [{ source: 'youtube', surface: 'home', kind: 'recommendation', fields: ['item.title'] }],
    },
    notes: [],
  });
});

test('every mistake is told at once, each in a sentence with the name that was meant', () => {
  expect(problems({ organization: {}, retentionDay: 3 })).toEqual([
    expect.stringMatching(/^nobody knows "organization": did you mean organisation\?/),
    expect.stringMatching(/^nobody knows "retentionDay": did you mean retentionDays\?/),
  ]);
  expect(problems({ asks: [{ source: 'youtub' }], until: '2026-10-01' })).toEqual([
    expect.stringContaining('did you mean youtube?'),
    'until: the study ends on 2026-10-01, before it begins on 2026-11-01.',
  ]);
});

test('no paragraph of the consent can be left out, empty, or unfinished', () => {
  for (const part of studyParagraphs) {
    const with_ = (words: string | undefined) =>
      problems({ texts: { en: { ...aStudyText, [part]: words } } });
    expect(with_(undefined), part).toEqual([`texts.en.${part}: it lacks.`]);
    expect(with_('short'), part).toHaveLength(1);
    expect(with_('Ask somebody at [name of the institute].'), part).toEqual([
      `texts.en.${part}: a placeholder is left in it.`,
    ]);
  }
});

test('a study lasts at most a year, and its groups have names of their own', () => {
  expect(problems({ until: '2028-01-01', arms: ['one', 'one'] })).toEqual([
    'until: a study lasts at most 365 days, so until 2027-11-01.',
    'arms: two groups have the same name.',
  ]);
});

test('what is only counted goes to no study, and that is said', () => {
  expect(problems({ asks: [{ source: 'youtube', surfaces: ['shorts'] }] })).toEqual([
    expect.stringContaining('only counted'),
  ]);
  expect(read({ asks: [{ source: 'youtube' }] })).toMatchObject({
    notes: ['recommendation on shorts of youtube is only counted, so nothing of it goes to the study.'],
  });
});

test('a person reads a study in their language, and in English where there is no such text', () => {
  const file = aStudyFile({
    texts: { en: aStudyText, de: { ...aStudyText, title: 'Brücken' } },
  } as Partial<StudyFile>);
  expect(studyTextFor(file.texts, 'de_AT').text.title).toBe('Brücken');
  expect(studyTextFor(file.texts, 'pl').locale).toBe('en');
});
