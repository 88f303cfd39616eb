import { html } from 'hono/html';
import type { Manifest } from '../publish/manifest.ts';
import { drawPanel, type Format, reachOf } from './chart.ts';
import type { Html } from './layout.ts';
import type { Bar, ReleaseView } from './release-view.ts';
import { head, scrollTable } from './table.ts';
import { formatCount, formatDay, formatRate, formatShare, text } from './text.ts';

/** The chart of a release, and the same figures as a table. */
export function chartSection(manifest: Manifest, view: ReleaseView): Html {
  const { chart } = manifest;
  if (view.window === null || view.panels.length === 0)
    return html`<p class="notice">${text('chartNone')}</p>`;
  const label = (name: string) => manifest.columns.find((column) => column.name === name)?.label ?? name;
  const format = formatOf(manifest);
  const scaleTo = reachOf(view.panels);
  const rows = view.panels.flatMap((panel) =>
    panel.bars.map(
      (bar) =>
        html`<tr>${chart.by === null ? '' : html`<td>${panel.by}</td>`}<th scope="row"><bdi>${bar.label}</bdi></th><td class="number">${format(bar.value)}</td><td class="number">${interval(bar, format)}</td></tr>`,
    ),
  );
  const heads = [
    ...(chart.by === null ? [] : [head(label(chart.by))]),
    head(label(chart.label)),
    head(label(chart.value), true),
    head(text('chartInterval'), true),
  ];
  return html`<section aria-labelledby="chart"><figure class="chart">
<figcaption><h2 id="chart">${chart.title}</h2><p>${caption(manifest, view.window, label(chart.value))}</p></figcaption>
<div class="panels">${view.panels.map(
    (panel) =>
      html`<div class="panel">${panel.by === '' ? '' : html`<h3>${panel.by}</h3>`}${drawPanel(panel, chart.title, scaleTo, format)}</div>`,
  )}</div>
${view.more === 0 ? '' : html`<p class="note">${text('chartMore', { n: view.more })}</p>`}
<details><summary>${text('chartTable')}</summary>${scrollTable(text('chartTable'), heads, rows)}</details>
</figure></section>`;
}

function caption(
  { protection }: Manifest,
  window: NonNullable<ReleaseView['window']>,
  value: string,
): string {
  const what = text('chartWindow', {
    from: formatDay(window.from),
    until: formatDay(window.until),
    value,
  });
  if (protection.by === 'consent') return what;
  return `${what} ${text(protection.selection === null ? 'chartNoiseFixed' : 'chartNoise')}`;
}

/** How the drawn column is written: as a count, a share or a rate. */
function formatOf({ chart, columns }: Manifest): Format {
  const role = columns.find((column) => column.name === chart.value)?.role;
  if (role === 'share') return formatShare;
  return role === 'count' || role === 'told' ? formatCount : formatRate;
}

function interval({ low, high }: Bar, format: Format): string {
  return low === null || high === null ? '' : text('chartFromTo', { low: format(low), high: format(high) });
}
