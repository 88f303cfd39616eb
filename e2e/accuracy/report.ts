import { type Confusion, confusionRate } from './confusion.ts';
import { goals, missedBy, share, shopsAndSearches } from './goals.ts';
import type { LabelScore } from './labels.ts';
import { markdownTable } from './markdown-table.ts';
import type { Score } from './score.ts';

interface Beside {
  labels: readonly LabelScore[];
  confusion: readonly Confusion[];
  /** Surfaces that were looked at. */
  looks: number;
  /** Captures and surfaces that were flagged as changed. */
  broken: readonly string[];
}

/** A report for people, as Markdown that can stand in a paper, and the same for programs. */
export function reportOf(scores: readonly Score[], { labels, confusion, looks, broken }: Beside) {
  const rows = scores.map(rowOf);
  const below = rows.filter(({ missed }) => missed.length > 0);
  const confused = shopsAndSearches(confusion);
  const verdict = (name: string) => {
    const reached = rows.filter(({ missed }) => !missed.includes(name)).length;
    return `${reached === rows.length ? 'pass' : 'FAIL'}, ${reached} of ${rows.length} reach it`;
  };
  const text = [
    markdownTable(
      ['source, surface, kind', ...heads.map(([head]) => head), 'details', 'goals'],
      rows.map((row) => [
        `${row.source} ${row.surface}, ${row.kind}`,
        ...heads.map(([, key]) => row[key]),
        detailWords(row.details),
        row.missed.length > 0 ? `FAIL: ${row.missed.join(', ')}` : 'pass',
      ]),
    ),
    markdownTable(
      ['source', 'ads there', 'read as results or recommendations', 'those there', 'read as ads', 'confused'],
      confusion.map((part) => [
        ...[part.source, part.ads, part.adsAsOrganic, part.organic, part.organicAsAds],
        rounded(confusionRate([part])),
      ]),
    ),
    ...(labels.length > 0 ? ['Labels that lie beside captures:', labels.map(labelWords).join('\n')] : []),
    `Flagged as changed: ${[`${broken.length} of ${looks} looks`, ...broken].join('; ')}.`,
    [
      `- precision >= ${goals.precision}: ${verdict('precision')}`,
      `- recall >= ${goals.recall}: ${verdict('recall')}`,
      `- paid and not paid confused in shops and searches <= ${goals.confusion}: ${confused.isReached ? 'pass' : 'FAIL'}, ${confused.rate?.toFixed(4) ?? 'there are none'}`,
      `- Below a goal: ${below.map(({ source, surface, kind }) => `${source} ${surface} ${kind}`).join('; ') || 'none'}`,
    ].join('\n'),
  ].join('\n\n');
  return {
    text,
    below,
    confused,
    json: {
      ...{ rows, labels, confusion, confused },
      ...{ flagged: broken.length, looks, below: below.length },
    },
  };
}

const heads = [
  ['captures', 'captures'],
  ['there', 'expected'],
  ['read', 'found'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['titles', 'titles'],
  ['publishers', 'publishers'],
  ['statuses', 'statuses'],
  ['citation recall', 'citationRecall'],
  ['citation precision', 'citationPrecision'],
  ['complete', 'completeness'],
] as const;

function rowOf(score: Score) {
  const { source, surface, kind, captures, expected, found, matched, citations } = score;
  return {
    ...{ source, surface, kind, captures, expected, found },
    precision: rounded(share(matched, found)),
    recall: rounded(share(matched, expected)),
    titles: rounded(share(score.titles.right, score.titles.of)),
    publishers: rounded(share(score.publishers.right, score.publishers.of)),
    statuses: rounded(share(score.statuses.right, score.statuses.of)),
    citationRecall: rounded(share(citations.matched, citations.expected)),
    citationPrecision: rounded(share(citations.matched, citations.found)),
    completeness: rounded(share(score.fields.read, score.fields.of)),
    details: score.details,
    missed: missedBy(score),
  };
}

function detailWords(details: Score['details']): string {
  const words = Object.entries(details).map(([name, { right, of }]) => `${name} ${right}/${of}`);
  return words.join(', ') || '-';
}

function labelWords({ capture, what, labelled, matched }: LabelScore): string {
  return `- ${capture}, ${what}: ${matched} of ${labelled}`;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
