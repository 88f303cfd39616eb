import { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { compareDetails } from './compare-details.ts';
import type { Expectation, ExpectedAnswer, ExpectedItem } from './expectation.ts';
import { hash8, plain, publishersOf } from './key-of.ts';
import { matchItems } from './match-items.ts';
import { countDetail, noScore, type Score } from './score.ts';

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
    for (const kind of Kind.options) if (kinds[kind]) pairs.set(`${surface}/${kind}`, [surface, kind]);
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
  const { pairs } = matchItems(found, expected);
  score.matched = pairs.length;
  for (const [[, title, publisher, details = {}], match] of pairs) {
    if (title) {
      score.titles.of += 1;
      if (hash8(match.item.title) === title) score.titles.right += 1;
    }
    if (publisher) {
      score.publishers.of += 1;
      if (publishersOf(match).includes(publisher)) score.publishers.right += 1;
    }
    for (const [name, isRight] of compareDetails(match, details))
      countDetail(score, name, { right: isRight ? 1 : 0, of: 1 });
  }
}

/**
 * Compares how many items were counted and not read with how many a person finds, on the surfaces of which an
 * expectation says that. Which ones they were nobody can say: that is the point.
 */
export function compareWithheld(
  source: string,
  counts: readonly { surface: string; withheld: number }[],
  { surfaces }: Pick<Expectation, 'surfaces'>,
): Score[] {
  return Object.entries(surfaces).flatMap(([surface, { withheld: expected }]) => {
    if (expected === undefined) return [];
    const found = counts.find((count) => count.surface === surface)?.withheld ?? 0;
    const matched = Math.min(expected, found);
    return [{ ...noScore(source, surface, 'withheld'), captures: 1, expected, found, matched }];
  });
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
