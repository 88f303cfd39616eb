import { i18n } from '#i18n';
import type { PauseUntil } from '../../messages/pause.ts';
import type { StateAnswer } from '../../messages/state.ts';
import { describeState, mendOf, siteName } from '../state/describe-state.ts';
import { carryOut } from '../state/mend.ts';
import { StateSign } from '../state/state-sign.tsx';
import { mendLabel, stateHelp, stateTitle } from '../state/state-words.tsx';
import type { Surroundings } from '../surroundings.ts';
import { PauseMenu } from './pause-menu.tsx';

/** What is going on, why, and the one button that changes it. */
export function PopupState(props: {
  state: StateAnswer;
  surroundings: Surroundings;
  act: (action: () => Promise<unknown>) => Promise<void>;
}) {
  const { state, surroundings, act } = props;
  const description = describeState(state);
  const mend = mendOf(description);
  const label = mendLabel(description);
  const { site } = state;
  const pauseFor = async (source: string | null, until: PauseUntil) => {
    const { pause } = await import('../../messages/pause.ts');
    return surroundings.ask(pause, { source, until });
  };
  return (
    <>
      <section class="popup-state" aria-live="polite">
        <StateSign sign={description.sign} />
        <div>
          <h1>{stateTitle(description, Date.now())}</h1>
          <p class="help">{stateHelp(description, { isInFront: true })}</p>
        </div>
      </section>
      <div class="popup-buttons">
        {mend && label && (
          <button
            type="button"
            class="primary"
            onClick={() => act(() => carryOut(mend, state, surroundings))}
          >
            {label}
          </button>
        )}
        {(description.sign === 'recording' || state.idle === 'site-off') && (
          <PauseMenu choose={(until) => act(() => pauseFor(null, until))} />
        )}
        {description.sign === 'recording' && description.offHere && (
          <button
            type="button"
            class="primary"
            onClick={() => act(() => carryOut({ does: 'site-on' }, state, surroundings))}
          >
            {i18n.t('popup.mend.siteOn', [siteName(state) ?? ''])}
          </button>
        )}
        {description.sign === 'recording' && site !== null && description.here !== null && (
          <button type="button" onClick={() => act(() => pauseFor(site, 'resumed'))}>
            {i18n.t('popup.siteSwitchOff', [siteName(state) ?? ''])}
          </button>
        )}
      </div>
    </>
  );
}
