import { i18n } from '#i18n';
import type { InsightsAnswer } from '../../messages/insights.ts';
import { Figure } from './figure.tsx';
import { Ranking } from './ranking.tsx';

const statuses = ['answered', 'partial', 'refused', 'unavailable'] as const;

/** What came of it when AI was to answer, and whom its answers cite. */
export function AnswersFigure({ insights }: { insights: InsightsAnswer }) {
  const { answers, citedDomains } = insights;
  const total = statuses.reduce((sum, status) => sum + answers[status], 0);
  const citations = citedDomains.reduce((sum, { n }) => sum + n, 0);
  return (
    <Figure
      title={i18n.t('insights.answers.title')}
      help={i18n.t('insights.answers.help')}
      none={total === 0 && i18n.t('insights.answers.none')}
    >
      <Ranking
        title={i18n.t('insights.answers.status')}
        head={[
          i18n.t('insights.answers.status'),
          i18n.t('insights.column.answers'),
          i18n.t('insights.column.share'),
        ]}
        entries={statuses.map((status) => ({
          key: status,
          name: i18n.t(`insights.answers.${status}`),
          n: answers[status],
        }))}
        whole={total}
      />
      {citations === 0 && <p class="empty">{i18n.t('insights.answers.noDomains')}</p>}
      {citations > 0 && (
        <Ranking
          title={i18n.t('insights.answers.domains')}
          head={[
            i18n.t('insights.column.site'),
            i18n.t('insights.column.cited'),
            i18n.t('insights.column.share'),
          ]}
          entries={citedDomains.map((one) => ({ ...one, key: one.name }))}
          whole={citations}
        />
      )}
    </Figure>
  );
}
