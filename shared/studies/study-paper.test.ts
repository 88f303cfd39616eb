import { expect, test } from 'vitest';
import { alwaysThere, wirePathOf } from '../rules/wire-path.ts';
import { fieldWords } from './field-words.ts';
import { type PaperNode, studyPaper } from './study-paper.ts';
import { aStudy, aStudyText } from './testing/a-study.ts';

const language = {
  tag: 'de',
  words: (word: string, substitutions: string[] = []) => [word, ...substitutions].join(' '),
  siteName: (source: string) => source.toUpperCase(),
};
const textsOf = (nodes: readonly PaperNode[]): string[] =>
  nodes.flatMap(({ text, children = [] }) => [...(text === undefined ? [] : [text]), ...textsOf(children)]);

test('a volunteer reads every word of the consent, who asks, for how long, and each field that goes along', () => {
  const texts = textsOf(studyPaper(aStudy({ arms: ['one', 'two'] }), language));
  const { title: _, ...paragraphs } = aStudyText;
  for (const paragraph of Object.values(paragraphs)) expect(texts).toContain(paragraph);
  for (const said of [
    'Institute of Bridges (https://institute.example/)',
    'studies.paper.approvedValue Ethics board of the institute 2026-17',
    'studies.paper.timeValue 1. November 2026 31. Januar 2027',
    'studies.paper.kindOn kind.recommendation YOUTUBE',
    'item.field.title',
    'studies.paper.groups \u2068one\u2069 und \u2068two\u2069',
  ])
    expect(texts).toContain(said);
});

test('what a newer version asks for is never left out for want of words', () => {
  const cells = [{ source: 'youtube', surface: 'home', kind: 'ad' as const, fields: ['item.colour'] }];
  expect(textsOf(studyPaper(aStudy({ cells }), language))).toContain('item.colour');
});

test('there are words for every field that a rule can read', () => {
  const unnamed = Object.values(wirePathOf).filter((path) => !Object.hasOwn(fieldWords, path));
  expect(unnamed.filter((path) => !alwaysThere.includes(path))).toEqual([]);
});
