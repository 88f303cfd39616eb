import { i18n } from '#i18n';
import type { CompareAnswer } from '../../messages/compare.ts';
import type { StateAnswer } from '../../messages/state.ts';
import { formatNumber } from '../format.ts';

/** What became of a person's items: gathered, sent, accepted, published. */
export function Impact(props: {
  state: StateAnswer;
  accepted: number | undefined;
  compared: CompareAnswer | undefined;
}) {
  const { waiting, queued, sent, kept } = props.state;
  const compared = props.compared?.outcome === 'compared' ? props.compared : undefined;
  return (
    <section aria-labelledby="impact-title">
      <h2 id="impact-title">{i18n.t('insights.impact.title')}</h2>
      <dl class="impact">
        <Count name={i18n.t('insights.impact.gathered')} n={waiting + queued + sent + kept} />
        <Count name={i18n.t('insights.impact.sent')} n={sent} />
        {props.accepted !== undefined && (
          <Count name={i18n.t('insights.impact.accepted')} n={props.accepted} />
        )}
        {compared && <Count name={i18n.t('insights.impact.release', [compared.release])} n={compared.mine} />}
      </dl>
      {!compared && <p class="help">{i18n.t('insights.impact.releaseHelp')}</p>}
    </section>
  );
}

function Count({ name, n }: { name: string; n: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(n)}</dd>
    </div>
  );
}
