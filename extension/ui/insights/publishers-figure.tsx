import { i18n } from '#i18n';
import type { InsightsAnswer } from '../../messages/insights.ts';
import { Figure } from './figure.tsx';
import { Ranking } from './ranking.tsx';

/** Who is recommended to a person most often. */
export function PublishersFigure(props: { insights: InsightsAnswer; siteName: (source: string) => string }) {
  const { publishers, byDay } = props.insights;
  const title = i18n.t('insights.publishers.title');
  const severalSites = new Set(publishers.map(({ source }) => source)).size > 1;
  return (
    <Figure
      title={title}
      help={i18n.t('insights.publishers.help')}
      none={publishers.length === 0 && i18n.t('insights.publishers.none')}
    >
      <Ranking
        title={title}
        head={[
          i18n.t('insights.column.name'),
          i18n.t('insights.column.items'),
          i18n.t('insights.column.share'),
        ]}
        entries={publishers.map(({ source, id, name, n }) => ({
          key: `${source}/${id ?? name}`,
          name: severalSites ? `${name} · ${props.siteName(source)}` : name,
          n,
        }))}
        whole={byDay.reduce((sum, { kind, n }) => (kind === 'recommendation' ? sum + n : sum), 0)}
      />
    </Figure>
  );
}
