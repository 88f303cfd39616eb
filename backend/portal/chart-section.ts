import { html } from 'hono/html';
import type { Manifest } from '../publish/manifest.ts';
import { drawPanel, type Format, reachOf } from './chart.ts';
import type { Html } from './layout.ts';
import type { Bar, ReleaseView } from './release-view.ts';
import { head, scrollTable } from './table.ts';
import { formatCount, formatDay, formatRate, formatShare, text } from './text.ts';

/** The chart of a release, and the same figures as a table. */
export function chartSection(manifest: Manifest, view: ReleaseView): Html {
  const heading = html`<h2 id="chart">${manifest.chart.title}</h2>`;
  const figure = chartFigure(manifest, view, { heading, chart: manifest.chart });
  if (figure === undefined) return html`<p class="notice">${text('chartNone')}</p>`;
  return html`<section aria-labelledby="chart">${figure}</section>`;
}

/** What of a release's rows is drawn, under which heading. */
export interface ChartOf {
  heading: Html;
  chart: Manifest['chart'];
  /** Whether the page says elsewhere what noise does. */
  brief?: boolean;
}

/** A chart with what it shows, and the same figures as a table; `undefined` when there is nothing to draw. */
export function chartFigure(
  manifest: Manifest,
  view: ReleaseView,
  { heading, chart, brief = false }: ChartOf,
): Html | undefined {
  if (view.window === null || view.panels.length === 0) return undefined;
  const label = (name: string) => manifest.columns.find((column) => column.name === name)?.label ?? name;
  const format = formatOf(manifest, chart);
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
  return html`<figure class="chart">
<figcaption>${heading}<p>${caption(manifest, view.window, { value: label(chart.value), brief })}</p></figcaption>
<div class="panels">${view.panels.map(
    (panel) =>
      html`<div class="panel">${panel.by === '' ? '' : html`<h3>${panel.by}</h3>`}${drawPanel(panel, chart.title, scaleTo, format)}</div>`,
  )}</div>
${view.more === 0 ? '' : html`<p class="note">${text('chartMore', { n: view.more })}</p>`}
<details><summary>${text('chartTable')}</summary>${scrollTable(`${text('chartTable')}: ${chart.title}`, heads, rows)}</details>
</figure>`;
}

function caption(
  { protection }: Manifest,
  window: NonNullable<ReleaseView['window']>,
  { value, brief }: { value: string; brief: boolean },
): string {
  const what = text('chartWindow', {
    from: formatDay(window.from),
    until: formatDay(window.until),
    value,
  });
  if (protection.by === 'consent' || brief) return what;
  return `${what} ${text(protection.selection === null ? 'chartNoiseFixed' : 'chartNoise')}`;
}

/** How the drawn column is written: as a count, a share or a rate. */
function formatOf({ columns }: Manifest, chart: Manifest['chart']): Format {
  const role = columns.find((column) => column.name === chart.value)?.role;
  if (role === 'share') return formatShare;
  return role === 'count' || role === 'told' ? formatCount : formatRate;
}

function interval({ low, high }: Bar, format: Format): string {
  return low === null || high === null ? '' : text('chartFromTo', { low: format(low), high: format(high) });
}
