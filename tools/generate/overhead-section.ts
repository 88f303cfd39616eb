import type { Overhead } from '../budgets/overhead.ts';
import { evenTable } from './table.ts';

/**
 * The table in README.md of what taking part costs.
 * @param measured docs/overhead.json
 * @param most the budgets that it is held against
 */
export function overheadSection(measured: Overhead, most: Overhead): string {
  const row = (what: string, say: (overhead: Overhead) => string) => [what, say(measured), say(most)];
  return evenTable(
    ['what', 'measured', 'the build fails above'],
    [
      row('script on a page of a site that is switched on', (o) => kilobytes(o.contentScriptGzipBytes)),
      row('what runs on a page of any other site', (o) => `${o.scriptMsOnUnknownSite} ms`),
      row(
        'processor time of a page with 2,000 items that come in while one scrolls',
        (o) => `${((o.taskRatioVsNone - 1) * 100).toFixed(1)} % more`,
      ),
      row('how often that page could not answer for 50 ms because of Daylight', (o) =>
        String(o.longTasksAdded),
      ),
      row('disk for 1,000 items that are kept', (o) => megabytes(o.storedBytesPerItem * 1000)),
      row('network for 1,000 items that are donated', (o) => kilobytes(o.sentBytesPerItem * 1000)),
      row('everything that opens with the toolbar button', (o) => kilobytes(o.popupGzipBytes)),
      row('the whole extension, with all languages and rules', (o) => kilobytes(o.extensionGzipBytes)),
    ],
  );
}

/**
 * Puts a generated part into a paper that is otherwise written by hand.
 * @throws Error when the paper has no place for it
 */
export function replaceSection(paper: string, name: string, section: string): string {
  const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [paper.indexOf(begin), paper.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There is no place for ${name}: ${begin} … ${end}.`);
  return `${paper.slice(0, from)}${begin}\n\n${section}\n\n${paper.slice(to)}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
