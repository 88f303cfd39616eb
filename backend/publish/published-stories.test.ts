import { expect, test } from 'vitest';
import { codebookTable } from './codebook.ts';
import { loadDatasets } from './datasets.ts';
import { deriveRows } from './derive-rows.ts';
import { readme } from './readme.ts';
import { releaseFacts } from './release-facts.ts';
import { measurementsFor } from './testing/made-up-release.ts';
import { madeUpWindow } from './testing/measured-window.ts';

const datasets = await loadDatasets();

/** Facts of a made-up release of a dataset. */
function factsOf(slug: string) {
  const dataset = datasets.find((one) => one.slug === slug);
  if (!dataset) throw new Error(`There is no dataset ${slug}.`);
  const measurements = measurementsFor(dataset, [madeUpWindow(datasets, [])]);
  return releaseFacts(dataset, measurements, deriveRows(dataset, measurements).length);
}

test('the papers of published stories speak of consent, and claim neither noise nor a rule pack that read them', () => {
  const facts = factsOf('published-stories');
  expect(facts.protection.by).toBe('consent');
  const papers = readme(facts) + codebookTable(facts.columns, facts.protection.selection);
  expect(papers).toContain('Each writer agreed to publish this very text');
  expect(papers).not.toMatch(/Gaussian|holds noise alone|Read from the page|95 of 100|by the rule packs/);
});

test('those of everything that is counted do', () => {
  const facts = factsOf('reach');
  expect(facts.protection.by).toBe('noise');
  const papers = readme(facts) + codebookTable(facts.columns, facts.protection.selection);
  expect(papers).toMatch(/Gaussian/);
  expect(papers).toMatch(/95 of 100/);
});
