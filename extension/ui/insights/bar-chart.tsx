import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Fill, FillPatterns, Legend } from './fills.tsx';
import { barLength } from './scales.ts';

const thickness = 16;

/** One row of a bar chart: a name, and a bar for each series. */
export interface BarRow {
  key: string;
  name: string;
  /** One value a series, all in the unit of the chart. */
  values: readonly number[];
}

/**
 * Bars that begin at the side where reading begins. A picture of the table beside it, which is what screen readers read.
 *
 * @param props.maximum the value that fills the whole width
 * @param props.series what the bars of a row stand for; a legend is drawn where there are several
 */
export function BarChart(props: {
  title: string;
  series: readonly { name: string; fill: Fill }[];
  rows: readonly BarRow[];
  maximum: number;
  format: (value: number) => string;
}) {
  const { series, rows } = props;
  const id = useId();
  return (
    <div class="chart" role="img" aria-label={i18n.t('insights.chart', [props.title])}>
      <FillPatterns id={id} />
      {series.length > 1 && <Legend id={id} entries={series} />}
      {rows.map((row) => (
        <div key={row.key} class="bar-row">
          <span class="bar-name">
            <bdi>{row.name}</bdi>
          </span>
          {series.map(({ name, fill }, i) => {
            const value = row.values[i] ?? 0;
            const width = `${barLength(value, props.maximum, 100, 1)}%`;
            return (
              <span key={name} class="bar">
                <svg width="100%" height={thickness} aria-hidden="true">
                  <rect class="track" width="100%" height={thickness} />
                  {value > 0 && (
                    <rect class="area" width={width} height={thickness} fill={`url(#${id}-${fill})`} />
                  )}
                </svg>
                <span class="bar-value">{props.format(value)}</span>
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}
