import type { Figure } from '../../measure/figure.ts';
import { sourcesOf } from '../../measure/figure-sources.ts';
import { findPlatform } from '../platform-name.ts';
import { type Finding, isHeadline } from './finding.ts';

/** A headline figure that is defined, published, or both. A release outlives the definition that it was made from. */
export interface FindingEntry extends Pick<Finding, 'id' | 'title' | 'question' | 'words'> {
  /** Ids of the platforms that it is about; none when its definition is gone. */
  platforms: readonly string[];
  finding: Finding | undefined;
}

/** Every headline figure, in the order of the ids. What a release calls it counts before what its definition does. */
export function listFindings(figures: readonly Figure[], findings: readonly Finding[]): FindingEntry[] {
  const ids = new Set([...figures.map(({ id }) => id), ...findings.map(({ id }) => id)]);
  return [...ids].sort().flatMap((id) => {
    const figure = figures.find((one) => one.id === id);
    const finding = findings.find((one) => one.id === id);
    const shown = finding ?? figure;
    if (shown === undefined) return [];
    const { title, question, words } = shown;
    return [{ id, title, question, words, platforms: figure ? sourcesOf(figure) : [], finding }];
  });
}

/** Group of the first platform that a figure is about. */
export function groupOf({ platforms }: FindingEntry): string | undefined {
  return findPlatform(platforms[0] ?? '')?.group;
}

/**
 * The findings for a front page: headlines of the newest window, the surest first (by the width of the interval as a part
 * of the value), and of as many kinds of platform as there are.
 */
export function newestHeadlines(entries: readonly FindingEntry[], most: number): Finding[] {
  const headlines = entries.flatMap((entry) =>
    entry.finding && isHeadline(entry.finding) ? [{ finding: entry.finding, group: groupOf(entry) }] : [],
  );
  const newest = headlines
    .map(({ finding }) => finding.newest.from)
    .sort()
    .at(-1);
  const surest = headlines
    .filter(({ finding }) => finding.newest.from === newest)
    .sort((a, b) => unsureness(a.finding) - unsureness(b.finding));
  const first = surest.filter(({ group }, place) => surest.findIndex((one) => one.group === group) === place);
  const rest = surest.filter((one) => !first.includes(one));
  return [...first, ...rest].slice(0, most).map(({ finding }) => finding);
}

function unsureness({ newest: { value, low, high } }: Finding): number {
  return value === null || value === 0 ? Number.POSITIVE_INFINITY : ((high ?? 1) - (low ?? 0)) / value;
}
