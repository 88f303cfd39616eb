import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import type { TalliesAnswer } from '../../messages/tallies.ts';
import { formatNumber } from '../format.ts';

/** How much was kept, sent, and confirmed. */
export function Amounts(props: { tallies: TalliesAnswer['tallies']; state: StateAnswer; accepted: number }) {
  const here = props.tallies.reduce((sum, { n }) => sum + n, 0);
  const amounts = [
    [i18n.t('myData.gathered'), here],
    [i18n.t('myData.sent'), props.state.sent],
    [i18n.t('myData.accepted'), props.accepted],
  ] as const;
  return (
    <section>
      <dl class="amounts">
        {amounts.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(n)}</dd>
          </div>
        ))}
      </dl>
      <p class="help">{i18n.t('myData.amountsHelp')}</p>
      <p class="help">
        {i18n.t('myData.inRelease')} <a href="#insights">{i18n.t('myData.openInsights')}</a>
      </p>
    </section>
  );
}
