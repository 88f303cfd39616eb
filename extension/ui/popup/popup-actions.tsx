import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { describeState, mendOf } from '../state/describe-state.ts';
import type { Surroundings } from '../surroundings.ts';

/** The ways from here to everything else. Drawn before the state is known; what does not fit it goes away then. */
export function PopupActions(props: {
  state: StateAnswer | undefined;
  surroundings: Surroundings;
  open: (page: string) => Promise<void>;
  act: (action: () => Promise<unknown>) => Promise<void>;
}) {
  const { state, surroundings, open, act } = props;
  const tellStory = async () => {
    const tabId = await surroundings.currentTab().catch(() => undefined);
    const { startStory } = await import('../../messages/start-story.ts');
    const { id } = await surroundings.ask(startStory, { tabId });
    await open(`dashboard.html#story/${id}`);
  };
  const isBlocked = state?.age === 'blocked';
  const mend = state && mendOf(describeState(state));
  const leadsToChoices = mend?.does === 'open' && (mend.label === 'choose' || mend.label === 'lookAgain');
  return (
    <nav class="popup-actions" aria-label={i18n.t('dashboard.nav')}>
      {!isBlocked && (
        <div class="popup-buttons">
          <button type="button" class="primary" onClick={() => act(tellStory)}>
            {i18n.t('popup.story')}
          </button>
          <button type="button" onClick={() => act(() => open('dashboard.html#tray'))}>
            {i18n.t('popup.dashboard')}
          </button>
        </div>
      )}
      {!isBlocked && !leadsToChoices && (
        <button
          type="button"
          class="link"
          onClick={() =>
            act(() => open(state?.age === 'unknown' ? 'welcome.html' : 'dashboard.html#choices'))
          }
        >
          {i18n.t('popup.choose')}
        </button>
      )}
      <button
        type="button"
        class="link"
        disabled={!state}
        onClick={() => state && act(() => open(state.backend))}
      >
        {i18n.t('popup.published')}
      </button>
    </nav>
  );
}
