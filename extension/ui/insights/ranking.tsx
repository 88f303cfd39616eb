import { formatNumber } from '../format.ts';
import { BarChart } from './bar-chart.tsx';
import { ChartAndTable } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { formatShare } from './format-share.ts';
import { niceMaximum } from './scales.ts';
import { share } from './shares.ts';

/** So many are drawn; the table has all. */
const drawn = 8;

/**
 * Things by how often they came, the most frequent first.
 *
 * @param props.head the heads of the columns: the thing, how often, its share
 * @param props.whole of what the shares are
 */
export function Ranking(props: {
  title: string;
  head: readonly [string, string, string];
  entries: readonly { key: string; name: string; n: number }[];
  whole: number;
}) {
  const { title, entries, whole } = props;
  return (
    <ChartAndTable>
      <BarChart
        title={title}
        series={[{ name: props.head[1], fill: 'plain' }]}
        rows={entries.slice(0, drawn).map(({ key, name, n }) => ({ key, name, values: [n] }))}
        maximum={niceMaximum(entries.map(({ n }) => n))}
        format={formatNumber}
      />
      <FigureTable
        caption={title}
        head={props.head}
        rows={entries.map(({ key, name, n }) => ({
          key,
          name,
          figures: [formatNumber(n), formatShare(share(n, whole))],
        }))}
      />
    </ChartAndTable>
  );
}
