import * as Plot from '@observablehq/plot';
import { html, raw } from 'hono/html';
import { parseHTML } from 'linkedom';
import type { Html } from './layout.ts';
import type { Panel } from './release-view.ts';
import { formatShare, text } from './text.ts';

const width = 340;
const rowHeight = 40;

/**
 * One panel as an SVG of horizontal bars, drawn on the server: no script and no inline style, coloured by the style
 * sheet, narrow enough to be read on a phone without shrinking.
 * @param scaleTo value at which a bar fills the width, equal for all panels of a chart
 */
export function drawPanel(panel: Panel, title: string, scaleTo: number): Html {
  const { document } = parseHTML('<html><body></body></html>');
  // The place is part of the key: two publishers may carry one name.
  const bars = panel.bars.map((bar, place) => ({ ...bar, place: String(place) }));
  const line = { y: 'place', dy: -8, fontSize: 13, lineWidth: 21 } as const;
  const figure = Plot.plot({
    document,
    width,
    height: bars.length * rowHeight + 2,
    margin: 0,
    x: { domain: [0, scaleTo], axis: null },
    y: { domain: bars.map((bar) => bar.place), axis: null, padding: 0 },
    marks: [
      Plot.barX(bars, { x: 'value', y: 'place', insetTop: 24, insetBottom: 8, rx: 4, className: 'bar' }),
      Plot.text(bars, { ...line, text: 'label', frameAnchor: 'left', textOverflow: 'ellipsis' }),
      Plot.text(bars, {
        ...line,
        text: (bar: { value: number }) => formatShare(bar.value),
        frameAnchor: 'right',
        className: 'value',
      }),
    ],
  });
  figure.setAttribute('aria-hidden', 'true');
  // Plot's own rules are in the style sheet: the content security policy allows no inline style.
  for (const style of figure.querySelectorAll('style')) style.remove();
  for (const styled of figure.querySelectorAll('[style]')) styled.removeAttribute('style');
  figure.setAttribute('class', 'panel-chart');
  const label = text('chartAria', {
    title,
    panel: panel.by,
    bars: bars.map((bar) => `${bar.label} ${formatShare(bar.value)}`).join(', '),
  });
  return html`<div role="img" aria-label="${label}">${raw(figure.outerHTML)}</div>`;
}
