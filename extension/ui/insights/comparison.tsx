import { i18n } from '#i18n';
import type { CompareAnswer } from '../../messages/compare.ts';
import { formatDay, formatNumber } from '../format.ts';
import { BarChart } from './bar-chart.tsx';
import { ChartAndTable } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import { formatShare } from './format-share.ts';
import { niceMaximum } from './scales.ts';

const drawn = 8;

/** A person first, then everybody: the published figures beside their own. Fetched only on a click. */
export function Comparison(props: {
  host: string;
  answer: CompareAnswer | undefined;
  isComparing: boolean;
  compare: () => void;
}) {
  const { answer, isComparing } = props;
  return (
    <section class="figure" aria-labelledby="compare-title">
      <h2 id="compare-title">{i18n.t('insights.compare.title')}</h2>
      <p class="help">{i18n.t('insights.compare.help')}</p>
      <div class="compare-button">
        <button
          type="button"
          class="primary"
          aria-describedby="compare-privacy"
          aria-disabled={isComparing}
          onClick={() => !isComparing && props.compare()}
        >
          {i18n.t(answer ? 'insights.compare.buttonAgain' : 'insights.compare.button')}
        </button>
        <p id="compare-privacy" class="help">
          {i18n.t('insights.compare.privacy', [props.host])}
        </p>
      </div>
      <p class="message" role="status">
        {isComparing && i18n.t('insights.compare.loading')}
        {!isComparing && answer?.outcome === 'offline' && i18n.t('insights.compare.offline')}
        {!isComparing && answer?.outcome === 'nothing-published' && i18n.t('insights.compare.nothing')}
      </p>
      {answer?.outcome === 'compared' && <Compared answer={answer} />}
    </section>
  );
}

function Compared({ answer }: { answer: Extract<CompareAnswer, { outcome: 'compared' }> }) {
  const title = i18n.t('insights.compare.chart');
  const publishers = [...answer.publishers].sort((a, b) => b.mine - a.mine || b.everybody - a.everybody);
  const you = i18n.t('insights.column.you');
  const everybody = i18n.t('insights.column.everybody');
  return (
    <>
      <p>
        {i18n.t('insights.compare.about', [answer.release, formatDay(answer.first), formatDay(answer.last)])}
      </p>
      <p>{i18n.t('insights.compare.mine', [formatNumber(answer.mine)])}</p>
      {answer.simulated && <p class="notice">{i18n.t('insights.compare.simulated')}</p>}
      {publishers.every(({ mine }) => mine === 0) && <p>{i18n.t('insights.compare.noMine')}</p>}
      {publishers.length === 0 && <p class="empty">{i18n.t('insights.compare.none')}</p>}
      {publishers.length > 0 && <p class="help">{i18n.t('insights.compare.how')}</p>}
      {publishers.length > 0 && (
        <ChartAndTable>
          <BarChart
            title={title}
            series={[
              { name: you, fill: 'plain' },
              { name: everybody, fill: 'stripes' },
            ]}
            rows={publishers
              .slice(0, drawn)
              .map((one) => ({ key: one.name, name: one.name, values: [one.mine, one.everybody] }))}
            maximum={niceMaximum(publishers.flatMap((one) => [one.mine, one.everybody]))}
            format={formatShare}
          />
          <FigureTable
            caption={title}
            head={[i18n.t('insights.column.name'), you, everybody]}
            rows={publishers.map((one) => ({
              key: one.name,
              name: one.name,
              figures: [formatShare(one.mine), formatShare(one.everybody)],
            }))}
          />
        </ChartAndTable>
      )}
    </>
  );
}
