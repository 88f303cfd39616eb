import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatDay } from '../format.ts';
import type { Column } from './columns.ts';
import { type Fill, FillPatterns, Legend } from './fills.tsx';
import { barLength, niceMaximum } from './scales.ts';

const height = 140;

/** What is drawn for every column: one value a column. */
export interface DaySeries {
  name: string;
  fill: Fill;
  values: readonly number[];
}

/**
 * Columns over time, the series of a day on top of each other; time runs in the direction of reading. A picture of the
 * table beside it, which is what screen readers read.
 */
export function DayChart(props: {
  title: string;
  columns: readonly Column[];
  series: readonly DaySeries[];
  format: (value: number) => string;
}) {
  const { columns, series } = props;
  const id = useId();
  const sums = columns.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const maximum = niceMaximum(sums);
  const step = 100 / columns.length;
  const [first, last] = [columns[0]?.first, columns.at(-1)?.last];
  return (
    <div class="chart" role="img" aria-label={i18n.t('insights.chart', [props.title])}>
      <FillPatterns id={id} />
      {series.length > 1 && <Legend id={id} entries={series} />}
      <p class="axis">{props.format(maximum)}</p>
      <svg class="days" width="100%" height={height} aria-hidden="true">
        {columns.map((column, at) => (
          <g key={column.first}>
            {stack(series, at, maximum).map(({ fill, y, length }) => (
              <rect
                key={fill}
                class="area"
                x={`${at * step + step * 0.1}%`}
                y={y}
                width={`${step * 0.8}%`}
                height={length}
                fill={`url(#${id}-${fill})`}
              />
            ))}
          </g>
        ))}
      </svg>
      {first && last && (
        <p class="axis ends">
          <span>{formatDay(first)}</span>
          <span>{formatDay(last)}</span>
        </p>
      )}
    </div>
  );
}

/** The pieces of one column, from the bottom up. */
function stack(series: readonly DaySeries[], at: number, maximum: number) {
  let top = height;
  return series.flatMap(({ fill, values }) => {
    const length = barLength(values[at] ?? 0, maximum, height, 1);
    top -= length;
    return length > 0 ? [{ fill, y: top, length }] : [];
  });
}
