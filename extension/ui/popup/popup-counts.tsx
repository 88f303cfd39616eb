import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { formatDistance, formatNumber } from '../format.ts';
import { kindsToCount } from './kinds-to-count.ts';

/** What was kept today, what waits, what is on the way, and what needs attention. */
export function PopupCounts({ state }: { state: StateAnswer }) {
  const { waiting, queued, kept, refused, deleting } = state;
  const kinds = kindsToCount(state);
  return (
    <>
      {kinds.length > 0 && (
        <section>
          <h2 class="popup-heading">{i18n.t('popup.today')}</h2>
          <dl class="counts">
            {kinds.map(({ kind, n }) => (
              <div key={kind}>
                <dt>{i18n.t(`kind.${kind}`)}</dt>
                <dd>{formatNumber(n)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {kinds.length > 0 && (
        <section>
          <h2 class="popup-heading">{i18n.t('popup.items')}</h2>
          <p>
            {waiting > 0 && <strong>{i18n.t('popup.waiting', [formatNumber(waiting)])}</strong>}{' '}
            <span class="help">{waitingHelp(state)}</span>
          </p>
          <p class="popup-others">
            {queued > 0 && <span>{i18n.t('popup.queued', [formatNumber(queued)])}</span>}
            {kept > 0 && <span>{i18n.t('popup.kept', [formatNumber(kept)])}</span>}
          </p>
        </section>
      )}
      {refused.length > 0 && <p class="notice">{i18n.t('popup.refused', [refused.join(', ')])}</p>}
      {deleting > 0 && <p class="notice">{i18n.t('popup.deleting', [formatNumber(deleting)])}</p>}
    </>
  );
}

/** When what waits leaves. */
function waitingHelp({ waiting, study, holdHours, nextDueAt, idle }: StateAnswer): string {
  if (study.state === 'unset') return i18n.t('popup.leavesNever');
  if (waiting === 0) return i18n.t('popup.none');
  if (holdHours === null) return i18n.t('popup.leavesWhenYouSend');
  if (idle !== null && idle !== 'site-off') return i18n.t('popup.leavesLater');
  const distance = nextDueAt === null ? undefined : formatDistance(nextDueAt, Date.now());
  return distance ? i18n.t('popup.firstLeaves', [distance]) : i18n.t('popup.leavesNow');
}
