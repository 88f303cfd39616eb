import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { utcDay } from '#shared/day.ts';
import type { InsightsAnswer } from '../../messages/insights.ts';
import type { StateAnswer } from '../../messages/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { AdsFigure } from './ads-figure.tsx';
import { AnswersFigure } from './answers-figure.tsx';
import { columnsOf } from './columns.ts';
import { DaysFigure } from './days-figure.tsx';
import { PublishersFigure } from './publishers-figure.tsx';
import { ResultsFigure } from './results-figure.tsx';

/** All figures about a person's own items; where there are none, what to do. */
export function OwnFigures(props: {
  days: number;
  answer: InsightsAnswer;
  state: StateAnswer;
  open: Surroundings['open'];
}) {
  const { days, answer, state } = props;
  const columns = useMemo(() => columnsOf(days, utcDay(new Date())), [days]);
  const siteName = (source: string) => state.sources.find((site) => site.source === source)?.name ?? source;
  if (answer.total === 0) return <NothingYet state={state} open={props.open} />;
  return (
    <>
      <PublishersFigure insights={answer} siteName={siteName} />
      <AdsFigure insights={answer} columns={columns} days={days} siteName={siteName} />
      <AnswersFigure insights={answer} />
      <ResultsFigure results={answer.results} siteName={siteName} />
      <DaysFigure byDay={answer.byDay} columns={columns} days={days} />
    </>
  );
}

function NothingYet({ state, open }: { state: StateAnswer; open: Surroundings['open'] }) {
  const isOn = state.sources.some((site) => site.kinds.some((kind) => kind.state === 'granted'));
  return (
    <section class="card">
      <p>
        <strong>{i18n.t('insights.empty')}</strong>
      </p>
      <p>{i18n.t(isOn ? 'insights.emptyOn' : 'insights.emptyOff')}</p>
      {!isOn && (
        <button
          type="button"
          class="primary"
          onClick={() => open(state.age === 'unknown' ? 'welcome.html' : 'dashboard.html#choices')}
        >
          {i18n.t('insights.choose')}
        </button>
      )}
    </section>
  );
}
