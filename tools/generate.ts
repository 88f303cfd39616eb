// npm run generate writes the papers that are made from code; with --check it only says which are stale.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCatalogue } from '#shared/rules/make-catalogue.ts';
import { publicProfile } from '../backend/aggregate/profile.ts';
import { openApi } from '../backend/api/openapi.ts';
import { operations } from '../backend/api/operations.ts';
import { listSettings } from '../backend/config.ts';
import { loadFigures } from '../backend/measure/load-figures.ts';
import { loadDatasets } from '../backend/publish/datasets.ts';
import { codebookMarkdown } from '../backend/publish/write-codebook.ts';
import overhead from '../docs/overhead.json' with { type: 'json' };
import project from '../package.json' with { type: 'json' };
import asked from './budgets/manifest-permissions.json' with { type: 'json' };
import { Overhead, overheadBudgets } from './budgets/overhead.ts';
import { firefoxId } from './build/firefox-id.ts';
import { dependenciesPaper } from './generate/dependencies-paper.ts';
import purposes from './generate/dependency-purposes.json' with { type: 'json' };
import { institutionsPaper } from './generate/institutions-paper.ts';
import { overheadSection, replaceSection } from './generate/overhead-section.ts';
import { paperWords } from './generate/paper-words.ts';
import { peopleSources } from './generate/people-sources.ts';
import reasons from './generate/permission-reasons.json' with { type: 'json' };
import { permissionsPaper } from './generate/permissions-paper.ts';
import { privacyBudgetPaper } from './generate/privacy-budget-paper.ts';
import { publicSources } from './generate/public-sources.ts';
import { readPacks } from './generate/read-packs.ts';
import { readWords } from './generate/read-words.ts';
import { settingsPaper } from './generate/settings-paper.ts';
import { sourcesPaper } from './generate/sources-paper.ts';
import { storyCategoriesPaper } from './generate/story-categories-paper.ts';
import { readListing } from './store/listing.ts';
import { storePapers } from './store/store-papers.ts';

const inRoot = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

try {
  const packs = await readPacks();
  const locales = (await readdir(inRoot('extension/locales'))).flatMap(
    (file) => file.match(/^(\w+)\.yml$/)?.[1] ?? [],
  );
  const store = storePapers({
    asked,
    reasons,
    packs,
    version: project.version,
    listings: await Promise.all(locales.sort().map(readListing)),
  });
  const papers: Record<string, string> = {
    'README.md': replaceSection(
      await readFile(inRoot('README.md'), 'utf8'),
      'overhead',
      overheadSection(Overhead.parse(overhead), overheadBudgets),
    ),
    'CODEBOOK.md': await codebookMarkdown(),
    'docs/dependencies.md': dependenciesPaper(
      JSON.parse(await readFile(inRoot('package-lock.json'), 'utf8')),
      purposes,
    ),
    'docs/institutions.md': institutionsPaper(
      firefoxId,
      packs.map(({ source }) => source),
    ),
    'docs/openapi.json': `${JSON.stringify(openApi(operations, await loadDatasets()), null, 1)}\n`,
    'docs/permissions.md': permissionsPaper(asked, reasons, packs),
    'docs/privacy-budget.md': privacyBudgetPaper(publicProfile, await loadDatasets(), await loadFigures()),
    'docs/settings.md': settingsPaper(listSettings()),
    'docs/sources.md': sourcesPaper(makeCatalogue(packs)),
    'backend/measure/public-sources.json': publicSources(makeCatalogue(packs)),
    ...Object.fromEntries(Object.entries(store).map(([name, text]) => [`docs/store/${name}`, text])),
    'shared/observations/people-sources.json': peopleSources(packs),
    'backend/cli/study/paper-words.json': paperWords(await allWords()),
    'docs/story-categories.md': storyCategoriesPaper(await readWords()),
  };
  const stale: string[] = [];
  for (const [name, text] of Object.entries(papers)) {
    const file = inRoot(name);
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
    stale.push(name);
    if (process.argv.includes('--check')) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (process.argv.includes('--check') && stale.length > 0)
    throw new Error(
      `${stale.join(', ')}: not what the code says. Run npm run generate, and commit what it writes.`,
    );
  console.error(stale.length > 0 ? `Written: ${stale.join(', ')}.` : 'All generated papers are fresh.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** What volunteers read, in every language that there is. */
async function allWords(): Promise<Map<string, Map<string, string>>> {
  const folder = fileURLToPath(new URL('../extension/locales/', import.meta.url));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort();
  const locales = files.map((name) => name.replace(/\.yml$/, ''));
  return new Map(
    await Promise.all(locales.map(async (locale) => [locale, await readWords(locale)] as const)),
  );
}
