import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { isOn } from './selection.ts';

/** The first lines: what this is for somebody new, what is on for somebody who takes part. */
export function Opening({ state, phase }: { state: StateAnswer; phase: 'first' | 'taking-part' | 'renew' }) {
  const names = (paused: boolean) =>
    state.sources
      .filter((source) =>
        source.kinds.some((kind) => isOn(kind.state) && (kind.state === 'paused') === paused),
      )
      .map((source) => source.name);
  const active = names(false);
  const paused = names(true);
  const off = active.length === 0 && paused.length === 0;
  return (
    <header>
      <h1 id="choices-title" tabIndex={-1}>
        {phase === 'first' ? i18n.t('welcome.title') : i18n.t('choices.title')}
      </h1>
      {phase === 'first' && <p class="lead">{i18n.t('welcome.lead')}</p>}
      {active.length > 0 && <p class="lead">{i18n.t('choices.isOn', [formatList(active)])}</p>}
      {paused.length > 0 && <p class="lead">{i18n.t('choices.isPaused', [formatList(paused)])}</p>}
      {off && <p class="off-now">{i18n.t('welcome.off')}</p>}
    </header>
  );
}
