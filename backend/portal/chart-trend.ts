import * as Plot from '@observablehq/plot';
import { finishChart, newDocument } from './chart-svg.ts';
import type { Html } from './layout.ts';
import { formatDay, formatShare, formatShortDay, text } from './text.ts';

/** One point of a line: a share in a window, with its interval; no value where too little was seen to say anything. */
export interface TrendPoint {
  /** First day of the window. */
  from: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Drawn hollow: too little would move it. */
  fragile: boolean;
}

/** How large a line is drawn: `spark` without axes, `narrow` for phones and `wide` for the rest. */
export type TrendSize = 'spark' | 'narrow' | 'wide';

interface Drawn {
  date: Date;
  value: number;
  low: number;
  high: number;
  fragile: boolean;
}

const sizes = {
  spark: { width: 340, height: 84 },
  narrow: { width: 300, height: 220 },
  wide: { width: 540, height: 280 },
} as const;

/** The longest time between two windows that follow each other, in milliseconds; a line stops where one is missing. */
const fourWeeks = 28 * 86_400_000;

/**
 * A share over the windows: a line with the 95 % interval of each point as a band and as a whisker, so that nothing hangs
 * on colour. The axis begins at nought. Points of which nothing can be said, and missing windows, leave a gap.
 * @param points oldest first
 */
export function drawTrend(points: readonly TrendPoint[], title: string, size: TrendSize): Html {
  const drawn = points.flatMap(({ from, value, low, high, fragile }): Drawn[] =>
    value === null ? [] : [{ date: new Date(from), value, low: low ?? value, high: high ?? value, fragile }],
  );
  const { width, height } = sizes[size];
  const isSpark = size === 'spark';
  const top = axisEnd(Math.max(0, ...drawn.map((point) => point.high)));
  const band = (stretch: readonly Drawn[]) =>
    Plot.areaY(stretch, { x: 'date', y1: 'low', y2: 'high', className: 'band' });
  const line = (stretch: readonly Drawn[]) =>
    Plot.lineY(stretch, { x: 'date', y: 'value', className: 'line' });
  const stretches = inStretches(drawn);
  const last = drawn.at(-1);
  const figure = Plot.plot({
    document: newDocument(),
    width,
    height,
    marginTop: isSpark ? 10 : 18,
    marginBottom: isSpark ? 6 : 30,
    marginLeft: isSpark ? 8 : 42,
    marginRight: isSpark ? 52 : 58,
    x: { axis: null, type: 'utc', domain: daysFrom(drawn) },
    y: { axis: null, domain: [0, top] },
    marks: [
      ...(isSpark ? [] : axes(drawn, top, size)),
      ...stretches.map(band),
      ...stretches.map(line),
      Plot.ruleX(drawn, { x: 'date', y1: 'low', y2: 'high', className: 'whisker' }),
      Plot.dot(
        drawn.filter(({ fragile }) => !fragile),
        { x: 'date', y: 'value', r: 4.5, className: 'point' },
      ),
      Plot.dot(
        drawn.filter(({ fragile }) => fragile),
        { x: 'date', y: 'value', r: 4.5, className: 'hollow' },
      ),
      ...(last === undefined
        ? []
        : [
            Plot.text([last], {
              x: 'date',
              y: 'value',
              text: ({ value }: Drawn) => formatShare(value),
              textAnchor: 'start',
              dx: 12,
              fontSize: 15,
              className: 'latest',
            }),
          ]),
    ],
  });
  const inWords = points.map(({ from, value, low, high }) =>
    value === null
      ? text('trendNothing', { from: formatDay(from) })
      : text('trendPoint', {
          from: formatDay(from),
          value: formatShare(value),
          low: formatShare(low ?? value),
          high: formatShare(high ?? value),
        }),
  );
  const said = text('trendAria', { title, points: inWords.join('; ') });
  return finishChart(figure, { title, said, kind: `trend-chart ${size}` });
}

function axes(drawn: readonly Drawn[], top: number, size: TrendSize): Plot.Markish[] {
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top);
  const most = size === 'wide' ? 6 : 3;
  const every = Math.max(1, Math.ceil((drawn.length - 1) / (most - 1)));
  const named = drawn.filter((_, place) => (drawn.length - 1 - place) % every === 0);
  return [
    Plot.ruleY(steps, { className: 'grid' }),
    Plot.text(steps, {
      y: (step: number) => step,
      text: (step: number) => formatShare(step),
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -8,
      fontSize: 12,
      className: 'tick',
    }),
    Plot.text(named, {
      x: 'date',
      text: ({ date }: Drawn) => formatShortDay(date),
      frameAnchor: 'bottom',
      lineAnchor: 'top',
      dy: 10,
      fontSize: 12,
      className: 'tick',
    }),
  ];
}

/** Points that follow each other without a window missing between them. */
function inStretches(drawn: readonly Drawn[]): Drawn[][] {
  const stretches: Drawn[][] = [];
  for (const point of drawn) {
    const before = stretches.at(-1)?.at(-1);
    if (before !== undefined && point.date.getTime() - before.date.getTime() <= fourWeeks)
      stretches.at(-1)?.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

/** First and last day; a single point stands in the middle. */
function daysFrom(drawn: readonly Drawn[]): [Date, Date] {
  const first = drawn[0]?.date.getTime() ?? 0;
  const last = drawn.at(-1)?.date.getTime() ?? 0;
  return first === last
    ? [new Date(first - fourWeeks), new Date(last + fourWeeks)]
    : [new Date(first), new Date(last)];
}

/** A round number at or above the largest that is drawn, so that quarters of it are round, too. */
function axisEnd(largest: number): number {
  return [0.04, 0.08, 0.12, 0.2, 0.4, 0.6, 0.8, 1].find((end) => end >= largest) ?? 1;
}
