import { expect, test } from 'vitest';
import { publicProfile } from '../../backend/aggregate/profile.ts';
import { loadFigures } from '../../backend/measure/load-figures.ts';
import { loadDatasets } from '../../backend/publish/datasets.ts';
import { type BudgetedDataset, privacyBudgetPaper } from './privacy-budget-paper.ts';

const [datasets, figures] = await Promise.all([loadDatasets(), loadFigures()]);
const paper = privacyBudgetPaper(publicProfile, datasets, figures);

test('every measure stands in the paper once, with who reads it', () => {
  for (const { measures } of datasets)
    for (const { id } of measures)
      expect(paper.split('\n').filter((line) => line.startsWith(`| \`${id}\` |`))).toHaveLength(1);
  expect(paper).toContain('| `stories` | story-counts, regret-rate | 1 | 1 | 1 | 12.5 % | 0.001 |');
});

test('window, year, epsilon and threshold are those that the profile was made for', () => {
  expect(paper).toContain('A window costs rho 0.076 (19/250), and a year of 13 windows 0.988.');
  expect(paper).toContain('| 13 (one year) | 0.988 | 7.72 |');
  expect(paper).toContain('Worked out: 132.');
});

test('bounds that take more than a table has, and a threshold that is too low, are named', () => {
  const [measure] = datasets.find(({ slug }) => slug === 'advertisers')?.measures ?? [];
  if (!measure) throw new Error('No measure');
  const greedy: BudgetedDataset = { slug: 'greedy', measures: [{ ...measure, id: 'greedy', cells: 33 }] };
  expect(() => privacyBudgetPaper(publicProfile, [greedy], [])).toThrow('greedy (33)');
  const low = { ...publicProfile, selection: { ...publicProfile.selection, threshold: 131 } };
  expect(() => privacyBudgetPaper(low, datasets, figures)).toThrow('131, and has to be 132');
});

test('more headline figures than there is room for, and a year beyond its budget, are refused', () => {
  const many = Array.from({ length: 21 }, (_, n) => ({ id: `figure-${n}` }));
  expect(() => privacyBudgetPaper(publicProfile, datasets, many)).toThrow('There are 21 figures');
  expect(() => privacyBudgetPaper({ ...publicProfile, yearlyRho: 0.9 }, datasets, figures)).toThrow(
    'A year costs rho 0.988',
  );
});
