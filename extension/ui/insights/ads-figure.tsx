import { i18n } from '#i18n';
import type { InsightsAnswer } from '../../messages/insights.ts';
import { formatDay, formatNumber } from '../format.ts';
import { BarChart } from './bar-chart.tsx';
import { type Column, isByWeek, sumByColumn } from './columns.ts';
import { DayChart } from './day-chart.tsx';
import { ChartAndTable, Figure } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { formatShare } from './format-share.ts';
import { Ranking } from './ranking.tsx';
import { niceMaximum } from './scales.ts';
import { adShares, share } from './shares.ts';

/** How much of what a person saw was advertising: by site, by day, and by whom. */
export function AdsFigure(props: {
  insights: InsightsAnswer;
  columns: readonly Column[];
  days: number;
  siteName: (source: string) => string;
}) {
  const { insights, siteName } = props;
  const { byDay, advertisers } = insights;
  const shares = adShares(byDay);
  const withAds = shares.filter(({ ads }) => ads > 0);
  const bySite = i18n.t('insights.ads.bySite');
  const ads = shares.reduce((sum, site) => sum + site.ads, 0);
  return (
    <Figure
      title={i18n.t('insights.ads.title')}
      help={i18n.t('insights.ads.help')}
      none={ads === 0 && i18n.t('insights.ads.none')}
    >
      <ChartAndTable>
        <BarChart
          title={bySite}
          series={[{ name: bySite, fill: 'stripes' }]}
          rows={shares.map((site) => ({
            key: site.source,
            name: siteName(site.source),
            values: [share(site.ads, site.items)],
          }))}
          maximum={niceMaximum(shares.map((site) => share(site.ads, site.items)))}
          format={formatShare}
        />
        <FigureTable
          caption={bySite}
          head={[
            i18n.t('insights.column.site'),
            i18n.t('insights.column.items'),
            i18n.t('insights.column.ads'),
            i18n.t('insights.column.share'),
          ]}
          rows={shares.map((site) => ({
            key: site.source,
            name: siteName(site.source),
            figures: [
              formatNumber(site.items),
              formatNumber(site.ads),
              formatShare(share(site.ads, site.items)),
            ],
          }))}
        />
      </ChartAndTable>
      {withAds.map(({ source }) => (
        <AdDays
          key={source}
          rows={byDay.filter((row) => row.source === source)}
          columns={props.columns}
          days={props.days}
          site={siteName(source)}
        />
      ))}
      {advertisers.length > 0 && (
        <Ranking
          title={i18n.t('insights.ads.advertisers')}
          head={[
            i18n.t('insights.column.name'),
            i18n.t('insights.column.ads'),
            i18n.t('insights.column.shareOfAds'),
          ]}
          entries={advertisers.map((one) => ({ ...one, key: one.name }))}
          whole={ads}
        />
      )}
    </Figure>
  );
}

/** The share of ads on one site, over time. */
function AdDays(props: {
  rows: InsightsAnswer['byDay'];
  columns: readonly Column[];
  days: number;
  site: string;
}) {
  const { rows, columns } = props;
  const items = sumByColumn(columns, rows);
  const ads = sumByColumn(
    columns,
    rows.filter((row) => row.kind === 'ad'),
  );
  const shares = items.map((n, at) => share(ads[at] ?? 0, n));
  const title = i18n.t('insights.ads.byDay', [props.site]);
  const tableRows = columns.map(({ first }, at) => ({
    key: first,
    name: formatDay(first),
    figures: [
      formatNumber(items[at] ?? 0),
      formatNumber(ads[at] ?? 0),
      items[at] ? formatShare(shares[at] ?? 0) : '', // Of nothing there is no share.
    ],
  }));
  return (
    <ChartAndTable>
      <DayChart
        title={title}
        columns={columns}
        series={[{ name: title, fill: 'stripes', values: shares }]}
        format={formatShare}
      />
      <FigureTable
        caption={title}
        head={[
          i18n.t(isByWeek(props.days) ? 'insights.column.week' : 'insights.column.day'),
          i18n.t('insights.column.items'),
          i18n.t('insights.column.ads'),
          i18n.t('insights.column.share'),
        ]}
        rows={tableRows.reverse()}
      />
    </ChartAndTable>
  );
}
