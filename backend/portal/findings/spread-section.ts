import { html } from 'hono/html';
import { drawPanel, reachOf } from '../chart.ts';
import type { Html } from '../layout.ts';
import { head, scrollTable } from '../table.ts';
import { formatCount, formatShare, text } from '../text.ts';
import type { Finding, ShareGroup } from './finding.ts';

/** How many volunteers have which share: what a median alone would hide. */
export function spreadSection({ spread }: Finding): Html {
  const title = text('findingSpread');
  const bars = spread.map((group) => ({
    label: bandOf(group),
    value: group.volunteers,
    low: group.low,
    high: group.high,
  }));
  const panel = { by: '', bars };
  const heads = [
    head(text('findingSpreadHead')),
    head(text('findingVolunteers'), true),
    head(text('chartInterval'), true),
  ];
  const rows = spread.map(
    (group) =>
      html`<tr><th scope="row">${bandOf(group)}</th><td class="number">${formatCount(group.volunteers)}</td><td class="number">${text('chartFromTo', { low: formatCount(group.low), high: formatCount(group.high) })}</td></tr>`,
  );
  return html`<section aria-labelledby="spread"><h2 id="spread">${title}</h2><p>${text('findingSpreadText')}</p>
<div class="beside"><div class="card">${drawPanel(panel, title, reachOf([panel]), formatCount)}</div>
${scrollTable(`${text('chartTable')}: ${title}`, heads, rows)}</div></section>`;
}

function bandOf({ from, until }: ShareGroup): string {
  return text('findingSpreadBand', { from: formatShare(from), until: formatShare(until) });
}
