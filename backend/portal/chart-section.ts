import { html } from 'hono/html';
import type { Manifest } from '../publish/manifest.ts';
import { drawPanel } from './chart.ts';
import type { Html } from './layout.ts';
import type { ReleaseView } from './release-view.ts';
import { head, scrollTable } from './table.ts';
import { formatDay, formatShare, text } from './text.ts';

/** The chart of a release, and the same figures as a table. */
export function chartSection(manifest: Manifest, view: ReleaseView): Html {
  const { chart, protection } = manifest;
  if (view.period === null)
    return html`<p class="notice">${text('chartNone', { min: protection.minContributors })}</p>`;
  const largest = Math.max(...view.panels.flatMap((panel) => panel.bars.map((bar) => bar.value)));
  const caption = text(view.complete ? 'chartWeek' : 'chartWeekRunning', { week: formatDay(view.period) });
  const rows = view.panels.flatMap((panel) =>
    panel.bars.map(
      (bar) =>
        html`<tr><td>${panel.by}</td><th scope="row"><bdi>${bar.label}</bdi></th><td class="number">${formatShare(bar.value)}</td></tr>`,
    ),
  );
  const heads = [head(chart.by), head(chart.label), head(chart.value, true)];
  return html`<section aria-labelledby="chart"><figure class="chart">
<figcaption><h2 id="chart">${chart.title}</h2><p>${caption}</p></figcaption>
<div class="panels">${view.panels.map(
    (panel) => html`<div class="panel"><h3>${panel.by}</h3>${drawPanel(panel, chart.title, largest)}</div>`,
  )}</div>
<details><summary>${text('chartTable')}</summary>${scrollTable(text('chartTable'), heads, rows)}</details>
</figure></section>`;
}
