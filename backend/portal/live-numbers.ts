import { html } from 'hono/html';
import type { DatasetEntry } from './dataset-entries.ts';
import type { Html } from './layout.ts';
import { formatCount, text } from './text.ts';

/** What has been published, in numbers; read from the manifests of releases. */
interface Numbers {
  releases: number;
  windows: number;
  /** Active in the busiest week of the newest window, rounded to where its noise ends. */
  volunteers: number;
  datasets: number;
}

/**
 * Counts what stands. Where something of real volunteers was published, nothing made up is counted.
 * @returns `undefined` when nothing stands
 */
function numbersOf(entries: readonly DatasetEntry[]): Numbers | undefined {
  const standing = entries.flatMap(
    ({ releases }) => releases?.releases.filter((one) => !one.tombstone) ?? [],
  );
  const real = standing.filter(({ manifest }) => !manifest.simulated);
  const counted = (real.length > 0 ? real : standing).map(({ manifest }) => manifest);
  const windows = counted.flatMap((manifest) => manifest.windows);
  const newest = windows.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  if (newest === undefined) return undefined;
  const step = 10 ** Math.ceil(Math.log10(Math.max(1, 2 * newest.activeSigma)));
  return {
    releases: counted.length,
    windows: new Set(windows.map(({ from }) => from)).size,
    volunteers: Math.max(0, Math.round(newest.active / step) * step),
    datasets: new Set(counted.map(({ dataset }) => dataset)).size,
  };
}

/** The section of the front page that says how much there is. */
export function liveNumbers(entries: readonly DatasetEntry[]): Html {
  const numbers = numbersOf(entries);
  return html`<section aria-labelledby="numbers"><h2 id="numbers">${text('homeNumbers')}</h2>${numbers === undefined ? html`<p>${text('homeNumbersNone')}</p>` : list(numbers, entries.length)}</section>`;
}

function list({ releases, windows, volunteers, datasets }: Numbers, defined: number): Html {
  const lines = [
    [text('homeVolunteersAbout', { n: formatCount(volunteers) }), text('homeVolunteers')],
    [formatCount(releases), text('homeReleases')],
    [formatCount(datasets), text('homeDatasetsCount', { n: defined })],
    [formatCount(windows), text('homeWindows')],
  ] as const;
  return html`<dl class="numbers">${lines.map(([number, what]) => html`<div><dt>${what}</dt><dd>${number}</dd></div>`)}</dl><p class="note">${text('homeNumbersText')}</p>`;
}
