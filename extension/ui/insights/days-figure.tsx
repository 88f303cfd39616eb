import { i18n } from '#i18n';
import { Kind } from '#shared/observations/kind.ts';
import type { InsightsAnswer } from '../../messages/insights.ts';
import { formatDay, formatNumber } from '../format.ts';
import { type Column, isByWeek, sumByColumn } from './columns.ts';
import { DayChart } from './day-chart.tsx';
import { ChartAndTable, Figure } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import type { Fill } from './fills.tsx';

/** Each kind has its own pattern. */
const fillOf: Record<Kind, Fill> = {
  recommendation: 'plain',
  ad: 'stripes',
  result: 'dots',
  answer: 'lines',
};

/** How many items there were, by day and kind. */
export function DaysFigure(props: {
  byDay: InsightsAnswer['byDay'];
  columns: readonly Column[];
  days: number;
}) {
  const { byDay, columns } = props;
  const series = Kind.options
    .map((kind) => ({
      name: i18n.t(`kind.${kind}`),
      fill: fillOf[kind],
      values: sumByColumn(
        columns,
        byDay.filter((row) => row.kind === kind),
      ),
    }))
    .filter(({ values }) => values.some((n) => n > 0));
  const title = i18n.t('insights.byDay.title');
  const rows = columns.map(({ first }, at) => ({
    key: first,
    name: formatDay(first),
    figures: series.map(({ values }) => formatNumber(values[at] ?? 0)),
  }));
  return (
    <Figure title={title}>
      <ChartAndTable isWide={series.length > 2}>
        <DayChart title={title} columns={columns} series={series} format={formatNumber} />
        <FigureTable
          caption={title}
          head={[
            i18n.t(isByWeek(props.days) ? 'insights.column.week' : 'insights.column.day'),
            ...series.map(({ name }) => name),
          ]}
          rows={rows.reverse()}
        />
      </ChartAndTable>
    </Figure>
  );
}
