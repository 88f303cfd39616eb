import type { Score } from './compare.ts';
import type { LabelScore } from './labels.ts';

/** What is to be reached on every surface with a capture. */
const goals = { precision: 0.98, recall: 0.95, right: 0.98 };

interface Breakage {
  /** Surfaces that were looked at. */
  looks: number;
  /** Captures and surfaces that were flagged as changed. */
  broken: readonly string[];
}

/** A report for people, and the same for programs. */
export function reportOf(scores: readonly Score[], labels: readonly LabelScore[], breakage: Breakage) {
  const rows = scores.map((score) => {
    const { source, surface, kind, captures, expected, found, matched, citations } = score;
    return {
      ...{ source, surface, kind, captures, expected, found },
      precision: share(matched, found),
      recall: share(matched, expected),
      titles: share(score.titles.right, score.titles.of),
      publishers: share(score.publishers.right, score.publishers.of),
      statuses: share(score.statuses.right, score.statuses.of),
      citationRecall: share(citations.matched, citations.expected),
      citationPrecision: share(citations.matched, citations.found),
      completeness: share(score.fields.read, score.fields.of),
    };
  });
  const below = rows.filter(
    ({ precision, recall, titles, publishers }) =>
      (precision ?? 1) < goals.precision ||
      (recall ?? 1) < goals.recall ||
      (titles ?? 1) < goals.right ||
      (publishers ?? 1) < goals.right,
  );
  const head = [
    'source',
    'surface',
    'kind',
    'captures',
    'there',
    'read',
    'precision',
    'recall',
    'titles',
    'publishers',
    'statuses',
    'cit. recall',
    'cit. precision',
    'complete',
  ];
  const table = [head, ...rows.map((row) => Object.values(row).map(say))];
  const labelRows = labels.map(({ capture, what, labelled, matched }) =>
    [capture, what, `${matched} of ${labelled}`].join('  '),
  );
  const text = [
    align(table),
    '',
    ...(labels.length > 0 ? ['Labels that lie beside captures:', ...labelRows, ''] : []),
    `Flagged as changed: ${breakage.broken.length} of ${breakage.looks} looks. ${breakage.broken.join('; ')}`,
    `Below the goal: ${below.map(({ source, surface, kind }) => `${source} ${surface} ${kind}`).join('; ') || 'none'}`,
  ].join('\n');
  return {
    text,
    below,
    json: { rows, labels, flagged: breakage.broken.length, looks: breakage.looks, below: below.length },
  };
}

/** null where there is nothing to divide by. */
function share(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;
}

function say(value: string | number | null): string {
  if (value === null) return '-';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}

function align(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
