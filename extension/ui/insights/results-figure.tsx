import { i18n } from '#i18n';
import type { InsightsAnswer } from '../../messages/insights.ts';
import { formatNumber } from '../format.ts';
import { BarChart } from './bar-chart.tsx';
import { ChartAndTable, Figure } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { formatShare } from './format-share.ts';
import { niceMaximum } from './scales.ts';
import { share } from './shares.ts';

/** How many of the search results that a person was shown somebody paid for, by site. */
export function ResultsFigure(props: {
  results: InsightsAnswer['results'];
  siteName: (source: string) => string;
}) {
  const title = i18n.t('insights.results.title');
  // Paid results are ads, and are not counted among the others.
  const rows = props.results.map(({ source, results, sponsored }) => ({
    key: source,
    name: props.siteName(source),
    all: results + sponsored,
    sponsored,
    paid: share(sponsored, results + sponsored),
  }));
  return (
    <Figure
      title={title}
      help={i18n.t('insights.results.help')}
      none={rows.length === 0 && i18n.t('insights.results.none')}
    >
      <ChartAndTable>
        <BarChart
          title={title}
          series={[{ name: i18n.t('insights.column.sponsored'), fill: 'stripes' }]}
          rows={rows.map(({ key, name, paid }) => ({ key, name, values: [paid] }))}
          maximum={niceMaximum(rows.map(({ paid }) => paid))}
          format={formatShare}
        />
        <FigureTable
          caption={title}
          head={[
            i18n.t('insights.column.site'),
            i18n.t('insights.column.results'),
            i18n.t('insights.column.sponsored'),
            i18n.t('insights.column.share'),
          ]}
          rows={rows.map(({ key, name, all, sponsored, paid }) => ({
            key,
            name,
            figures: [formatNumber(all), formatNumber(sponsored), formatShare(paid)],
          }))}
        />
      </ChartAndTable>
    </Figure>
  );
}
