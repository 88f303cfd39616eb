import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { state as stateContract } from '../../messages/state.ts';
import { describeState, mendOf } from '../state/describe-state.ts';
import { carryOut } from '../state/mend.ts';
import { StateSign } from '../state/state-sign.tsx';
import { mendLabel, stateHelp, stateTitle } from '../state/state-words.tsx';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { useNow } from '../use-now.ts';

/** The state in words, on every view, with the button that mends it. */
export function HeaderState({ surroundings, changes }: { surroundings: Surroundings; changes: EventTarget }) {
  const { ask } = surroundings;
  const load = useCallback(() => ask(stateContract, {}), [ask]);
  const { value: state, failed: isSilent, reload } = useLoaded(load);
  const [hasFailed, setHasFailed] = useState(false);
  const now = useNow();
  useEffect(() => {
    const follow = () => void reload();
    changes.addEventListener('change', follow);
    return () => changes.removeEventListener('change', follow);
  }, [changes, reload]);
  if (isSilent || hasFailed)
    return (
      <p class="header-state" role="alert">
        {i18n.t('dashboard.failed')}
      </p>
    );
  if (!state) return <p class="header-state" />;
  const description = describeState(state);
  const label = mendLabel(description);
  const mend = mendOf(description);
  return (
    <div class="header-state">
      <StateSign sign={description.sign} />
      <div>
        <strong>{stateTitle(description, now)}</strong>
        <span class="help">{stateHelp(description, { isInFront: false })}</span>
      </div>
      {mend && label && (
        <button
          type="button"
          onClick={() => carryOut(mend, state, surroundings).catch(() => setHasFailed(true))}
        >
          {label}
        </button>
      )}
    </div>
  );
}
