import type { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Expectation, ExpectedAnswer, ExpectedItem } from './expectation.ts';
import { hash8, keysOf, plain, publishersOf } from './key-of.ts';

/** Counts for one kind on one surface; they may be added up over captures. */
export interface Score {
  source: string;
  surface: string;
  kind: Kind;
  captures: number;
  expected: number;
  found: number;
  matched: number;
  titles: { right: number; of: number };
  publishers: { right: number; of: number };
  citations: { expected: number; found: number; matched: number };
  statuses: { right: number; of: number };
  /** Fields that the rules expect, over matched and unmatched items: read, of all. */
  fields: { read: number; of: number };
}

/** An empty score. */
export function noScore(source: string, surface: string, kind: Kind): Score {
  return {
    ...{ source, surface, kind, captures: 0, expected: 0, found: 0, matched: 0 },
    titles: { right: 0, of: 0 },
    publishers: { right: 0, of: 0 },
    citations: { expected: 0, found: 0, matched: 0 },
    statuses: { right: 0, of: 0 },
    fields: { read: 0, of: 0 },
  };
}

/**
 * Compares what was read off one capture with what a person finds on it.
 * @param expectedFields number of fields that the rules expect of an observation
 * @returns a score for each surface and kind that either of them names
 */
export function compare(
  source: string,
  observations: readonly Observation[],
  expectation: Expectation,
  expectedFields: (observation: Observation) => number,
): Score[] {
  const pairs = new Map<string, [surface: string, kind: Kind]>();
  for (const { surface, kind } of observations) pairs.set(`${surface}/${kind}`, [surface, kind]);
  for (const [surface, kinds] of Object.entries(expectation.surfaces))
    for (const kind of Object.keys(kinds) as Kind[]) pairs.set(`${surface}/${kind}`, [surface, kind]);
  return [...pairs.values()].map(([surface, kind]) => {
    const found = observations.filter((o) => o.surface === surface && o.kind === kind);
    const score = { ...noScore(source, surface, kind), captures: 1, found: found.length };
    for (const observation of found) {
      const of = expectedFields(observation);
      score.fields.of += of;
      score.fields.read += of - observation.completeness.missing.length;
    }
    const expected = expectation.surfaces[surface]?.[kind] ?? [];
    score.expected = expected.length;
    if (kind === 'answer') compareAnswers(score, found, expected as ExpectedAnswer[]);
    else compareItems(score, found, expected as ExpectedItem[]);
    return score;
  });
}

function compareItems(score: Score, found: readonly Observation[], expected: readonly ExpectedItem[]): void {
  const left = [...found];
  for (const [key, title, publisher] of expected) {
    const wanted = plain(key);
    const fitting = left.filter((o) => keysOf(o).includes(wanted));
    // Of several under one key (ads of one advertiser), the one whose title fits.
    const match = fitting.find((o) => hash8(o.item.title) === title) ?? fitting[0];
    if (!match) continue;
    left.splice(left.indexOf(match), 1);
    score.matched += 1;
    if (title) {
      score.titles.of += 1;
      if (hash8(match.item.title) === title) score.titles.right += 1;
    }
    if (publisher) {
      score.publishers.of += 1;
      if (publishersOf(match).includes(publisher)) score.publishers.right += 1;
    }
  }
}

/** Answers have no key: they are compared in their order. */
function compareAnswers(
  score: Score,
  found: readonly Observation[],
  expected: readonly ExpectedAnswer[],
): void {
  for (const [i, { status, citations, textLength }] of expected.entries()) {
    const observation = found[i];
    if (observation?.kind !== 'answer') continue;
    const { answer } = observation;
    const length = answer.text?.length ?? 0;
    if (!textLength || (length >= textLength[0] && length <= textLength[1])) score.matched += 1;
    score.statuses.of += 1;
    if (answer.status === status) score.statuses.right += 1;
    const { matched, wrong } = compareCitations(answer.citations, citations);
    score.citations.expected += citations.length;
    score.citations.matched += matched;
    score.citations.found += matched + wrong;
  }
}

function compareCitations(
  found: readonly { url: string | null; domain: string | null }[],
  expected: readonly (string | null)[],
): { matched: number; wrong: number } {
  const names = found.map(({ url, domain }) => [url && plain(url), domain]);
  const left = new Set(names);
  let matched = 0;
  for (const wanted of expected) {
    const match = [...left].find((name) =>
      wanted === null ? name.every((part) => part === null) : name.includes(plain(wanted)),
    );
    if (!match) continue;
    left.delete(match);
    matched += 1;
  }
  // A source that stands behind several claims is listed several times; it is not a wrong one.
  const known = new Set<string | null>(expected.map((c) => c && plain(c)));
  const wrong = [...left].filter((name) => !name.some((part) => part !== null && known.has(part)));
  return { matched, wrong: wrong.filter((name) => !known.has(null) || name.some(Boolean)).length };
}
