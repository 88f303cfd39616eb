import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import { head, scrollTable } from '../table.ts';
import { formatCount, formatShare, formatShortDay, text } from '../text.ts';
import type { Finding, FindingPoint } from './finding.ts';

/** Every window of a finding: share with interval, denominator, and what it would take to move it. Newest first. */
export function findingTable({ title, points }: Finding): Html {
  const heads = [
    head(text('findingWindow')),
    head(text('findingShare'), true),
    head(text('findingVolunteers'), true),
    head(text('findingFakesHead'), true),
  ];
  return scrollTable(text('findingTable', { title }), heads, points.toReversed().map(line), 'windows');
}

function line(point: FindingPoint): Html {
  const { from, value, low, high, contributors, contributorsLow, contributorsHigh, fragile } = point;
  const interval = (from: string, until: string) => text('chartFromTo', { low: from, high: until });
  const share =
    value === null || low === null || high === null
      ? html`<td class="number faint">${text('findingTooFewTag')}</td>`
      : html`<td class="number"><strong>${formatShare(value)}</strong><span class="note">${interval(formatShare(low), formatShare(high))}</span></td>`;
  const tag = fragile && value !== null ? html` <span class="tag">${text('findingFragileTag')}</span>` : '';
  return html`<tr><th scope="row">${formatShortDay(new Date(from))}${tag}</th>${share}<td class="number">${formatCount(contributors)}<span class="note">${interval(formatCount(contributorsLow), formatCount(contributorsHigh))}</span></td>${fakes(point)}</tr>`;
}

function fakes({ value, fakes: count, fakesShare }: FindingPoint): Html {
  if (value === null) return html`<td></td>`;
  if (count === null) return html`<td class="words">${text('findingNoFakes')}</td>`;
  return html`<td class="number">${formatCount(count)}<span class="note">${text('findingFakes', { share: formatShare(fakesShare ?? 0) })}</span></td>`;
}
