import { html } from 'hono/html';
import { drawPanel } from '../chart.ts';
import { drawTrend } from '../chart-trend.ts';
import type { Html } from '../layout.ts';
import { formatShare, text } from '../text.ts';
import type { Finding } from './finding.ts';

/** A finding over its windows, drawn for phones and for wider screens; a bar where there is one window alone. */
export function findingChart(finding: Finding): Html {
  const { title, points } = finding;
  if (points.length === 1) return findingBar(finding);
  return html`${drawTrend(points, title, 'narrow')}${drawTrend(points, title, 'wide')}
<p class="note legend">${text('findingLegend')}${points.some(({ fragile }) => fragile) ? ` ${text('findingLegendFragile')}` : ''}</p>`;
}

/** A finding in little space: a line without axes, or a bar. */
export function findingSpark(finding: Finding): Html {
  return finding.points.length === 1
    ? findingBar(finding)
    : drawTrend(finding.points, finding.title, 'spark');
}

/** The newest window as one bar of the whole, with its interval. */
function findingBar({ title, words, newest: { value, low, high } }: Finding): Html {
  const bars = value === null ? [] : [{ label: words.counted, value, low, high }];
  return drawPanel({ by: '', bars }, title, Math.min(1, Math.max(0.1, 1.25 * (high ?? 0))), formatShare);
}
