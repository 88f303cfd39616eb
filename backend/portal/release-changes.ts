import type { Manifest } from '../publish/manifest.ts';
import type { Release } from '../publish/read-release.ts';
import { formatCount, formatDay, formatSpan, text } from './text.ts';

/**
 * What a release changes against the one before it, one sentence each: windows, columns, how pages were read. Taken from the
 * two manifests, so it cannot be forgotten, nor say more than is so.
 * @param before the version before it, if there is one
 */
export function changesOf(release: Release, before: Release | undefined): string[] {
  const { manifest, tombstone } = release;
  const gone = tombstone
    ? [`${text('withdrawnOn', { day: formatDay(tombstone.day) })} ${tombstone.reason}`]
    : [];
  if (before === undefined) return [...gone, text('changesFirst')];
  const old = before.manifest;
  const said = [
    ...windowChanges(manifest, old),
    ...columnChanges(manifest, old),
    ...listChange('changesPacks', missingIn(old.rulePacks, manifest.rulePacks)),
    ...(manifest.simulated === old.simulated
      ? []
      : [text(manifest.simulated ? 'changesSimulated' : 'changesReal')]),
    ...(manifest.study === old.study ? [] : [text('changesStudy', { study: manifest.study })]),
    ...(manifest.rows === old.rows
      ? []
      : [text('changesRows', { before: formatCount(old.rows), now: formatCount(manifest.rows) })]),
  ];
  return [...gone, ...(said.length === 0 ? [text('changesNone')] : said)];
}

function windowChanges({ windows }: Manifest, old: Manifest): string[] {
  const added = windows.filter(({ from }) => !old.windows.some((one) => one.from === from));
  return added.map(({ from, until }) => text('changesWindow', { span: formatSpan(from, until) }));
}

function columnChanges({ columns }: Manifest, old: Manifest): string[] {
  const names = (list: Manifest['columns']) => list.map(({ name }) => name);
  const reworded = columns.filter((column) => {
    const earlier = old.columns.find(({ name }) => name === column.name);
    return earlier !== undefined && earlier.description !== column.description;
  });
  return [
    ...listChange('changesAdded', missingIn(names(old.columns), names(columns))),
    ...listChange('changesRemoved', missingIn(names(columns), names(old.columns))),
    ...listChange('changesReworded', names(reworded)),
  ];
}

function listChange(
  key: 'changesPacks' | 'changesAdded' | 'changesRemoved' | 'changesReworded',
  names: readonly string[],
): string[] {
  return names.length === 0 ? [] : [text(key, { names: names.join(', ') })];
}

function missingIn(list: readonly string[], others: readonly string[]): string[] {
  return others.filter((one) => !list.includes(one));
}
