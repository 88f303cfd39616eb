import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { Brand } from '../brand.tsx';
import { ChangedNotice } from '../state/changed-notice.tsx';
import { changedParts } from '../state/changed-parts.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { PopupActions } from './popup-actions.tsx';
import { PopupCounts } from './popup-counts.tsx';
import { PopupState } from './popup-state.tsx';

/**
 * The toolbar button's window: what is going on, and the few things that one wants at once. What needs no answer is
 * drawn at once, and the room for the rest is kept free, so that nothing jumps.
 */
export function Popup({
  surroundings,
  first,
  askForState,
  close,
}: {
  surroundings: Surroundings;
  /** The first answer, asked for before anything was drawn. */
  first: Promise<StateAnswer>;
  askForState: () => Promise<StateAnswer>;
  close: () => void;
}) {
  const [asked] = useState({ first: first as Promise<StateAnswer> | undefined });
  const load = useCallback(() => {
    const answer = asked.first ?? askForState();
    asked.first = undefined;
    return answer;
  }, [askForState, asked]);
  const { value: state, failed: isSilent, reload } = useLoaded(load);
  const [hasFailed, setHasFailed] = useState(false);

  /** Does something, and shows what came of it. */
  const act = async (action: () => Promise<unknown>) => {
    await action().then(
      () => setHasFailed(false),
      () => setHasFailed(true),
    );
    await reload();
  };
  const open = async (page: string) => {
    await surroundings.open(page);
    close();
  };
  return (
    <main class="popup-view">
      <Brand />
      <div class="popup-middle">
        {(isSilent || hasFailed) && (
          <p class="notice" role="alert">
            {i18n.t('popup.failed')}
          </p>
        )}
        {state && <PopupState state={state} surroundings={{ ...surroundings, open }} act={act} />}
        {state && state.age === 'adult' && (
          <ChangedNotice
            parts={changedParts(state, state.site)}
            surroundings={{ ...surroundings, open }}
            currentTab={surroundings.currentTab}
          />
        )}
        {state?.invite && state.invite !== 'trying' && (
          <section class="notice">
            <p>{i18n.t('popup.invite')}</p>
            <button type="button" onClick={() => open('dashboard.html#data')}>
              {i18n.t('popup.inviteEnter')}
            </button>
          </section>
        )}
        {state && state.age !== 'blocked' && <PopupCounts state={state} />}
        {state && state.newStudies > 0 && (
          <button type="button" class="link" onClick={() => open('dashboard.html#studies')}>
            {i18n.t('popup.newStudies')}
          </button>
        )}
      </div>
      <PopupActions state={state} surroundings={surroundings} open={open} act={act} />
    </main>
  );
}
