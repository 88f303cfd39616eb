import * as Plot from '@observablehq/plot';
import { finishChart, newDocument } from './chart-svg.ts';
import type { Html } from './layout.ts';
import type { Bar, Panel } from './release-view.ts';
import { text } from './text.ts';

const width = 340;
const rowHeight = 44;

/** How the values of a chart are written. */
export type Format = (value: number) => string;

/** The largest number that any bar or its interval reaches; what all panels of a chart are drawn to. */
export function reachOf(panels: readonly Panel[]): number {
  return Math.max(0, ...panels.flatMap(({ bars }) => bars.map((bar) => Math.max(bar.value, bar.high ?? 0))));
}

/**
 * One panel as an SVG of horizontal bars with their intervals, drawn on the server: no script and no inline style, coloured
 * by the style sheet, narrow enough to be read on a phone without shrinking. What noise took below zero is drawn as zero,
 * and written as it is.
 * @param scaleTo value at which a bar fills the width, equal for all panels of a chart
 */
export function drawPanel(panel: Panel, title: string, scaleTo: number, format: Format): Html {
  // The place is part of the key: two publishers may carry one name.
  const bars = panel.bars.map((bar, place) => ({
    ...bar,
    place: String(place),
    drawn: Math.max(0, bar.value),
    from: Math.max(0, bar.low ?? 0),
    to: Math.max(0, bar.high ?? 0),
  }));
  const sure = bars.filter(({ low, high }) => low !== null && high !== null);
  const line = { y: 'place', dy: -10, fontSize: 14, lineWidth: 18 } as const;
  const end = { y: 'place', insetTop: 24, insetBottom: 8, className: 'whisker' } as const;
  const figure = Plot.plot({
    document: newDocument(),
    width,
    height: bars.length * rowHeight + 2,
    margin: 0,
    marginRight: 1,
    x: { domain: [0, scaleTo > 0 ? scaleTo : 1], axis: null },
    y: { domain: bars.map((bar) => bar.place), axis: null, padding: 0 },
    marks: [
      Plot.barX(bars, { x: 'drawn', y: 'place', insetTop: 26, insetBottom: 10, rx: 4, className: 'bar' }),
      Plot.ruleY(sure, { y: 'place', x1: 'from', x2: 'to', dy: 8, className: 'whisker' }),
      Plot.tickX(sure, { ...end, x: 'from' }),
      Plot.tickX(sure, { ...end, x: 'to' }),
      Plot.text(bars, { ...line, text: 'label', frameAnchor: 'left', textOverflow: 'ellipsis' }),
      Plot.text(bars, {
        ...line,
        text: (bar: Bar) => format(bar.value),
        frameAnchor: 'right',
        className: 'value',
      }),
    ],
  });
  const inWords = panel.bars.map((bar) => `${bar.label} ${format(bar.value)}`).join(', ');
  const said =
    panel.by === ''
      ? text('chartAriaOne', { title, bars: inWords })
      : text('chartAria', { title, panel: panel.by, bars: inWords });
  return finishChart(figure, { title, said, kind: 'panel-chart' });
}
