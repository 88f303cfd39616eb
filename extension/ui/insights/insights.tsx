import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type CompareAnswer, compare } from '../../messages/compare.ts';
import { insights } from '../../messages/insights.ts';
import { myData } from '../../messages/my-data.ts';
import { state } from '../../messages/state.ts';
import { formatNumber } from '../format.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { Comparison } from './comparison.tsx';
import { Impact } from './impact.tsx';
import { OwnFigures } from './own-figures.tsx';

const periods = [7, 30, 90, 365] as const;

/** What a person was shown, added up on their own device; and, on a click, beside the published figures. */
export function Insights({ surroundings }: { surroundings: Surroundings }) {
  const { ask } = surroundings;
  const [days, setDays] = useState<number>(30);
  const own = useLoaded(
    useCallback(async () => ({ days, answer: await ask(insights, { days }) }), [ask, days]),
  );
  const around = useLoaded(useCallback(() => ask(state, {}), [ask]));
  const data = useLoaded(useCallback(() => ask(myData, {}), [ask]));
  const [compared, setCompared] = useState<CompareAnswer>();
  const [isComparing, setIsComparing] = useState(false);

  const runComparison = async () => {
    setIsComparing(true);
    setCompared(await ask(compare, {}).catch((): CompareAnswer => ({ outcome: 'offline' })));
    setIsComparing(false);
  };
  return (
    <div class="insights">
      <h1>{i18n.t('insights.title')}</h1>
      <p class="lead">{i18n.t('insights.lead')}</p>
      <label class="field period">
        {i18n.t('insights.period')}
        <select value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))}>
          {periods.map((period) => (
            <option key={period} value={String(period)}>
              {i18n.t('insights.days', [formatNumber(period)])}
            </option>
          ))}
        </select>
      </label>
      <p role="status" class={own.failed || around.failed ? 'notice' : 'help'}>
        {own.failed || around.failed
          ? i18n.t('insights.failed')
          : own.value && i18n.t('insights.total', [formatNumber(own.value.answer.total)])}
      </p>
      {around.value && own.value && (
        <>
          <Impact state={around.value} accepted={data.value?.accepted} compared={compared} />
          <OwnFigures {...own.value} state={around.value} open={surroundings.open} />
          <Comparison
            host={new URL(around.value.backend).host}
            answer={compared}
            isComparing={isComparing}
            compare={runComparison}
          />
        </>
      )}
    </div>
  );
}
