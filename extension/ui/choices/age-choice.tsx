import { i18n } from '#i18n';
import { Option } from './option.tsx';
import type { Selection } from './selection.ts';

/** The question for adults. Who says no is told what follows before anything is done. */
export function AgeChoice(props: {
  selection: Selection;
  change: (selection: Selection) => void;
  deny: () => Promise<void>;
}) {
  const { selection, change } = props;
  return (
    <>
      <div class="either">
        {(['adult', 'minor'] as const).map((age) => (
          <Option
            key={age}
            type="radio"
            name="age"
            value={age}
            checked={selection.age === age}
            choose={() => change({ ...selection, age })}
            title={age === 'adult' ? i18n.t('choices.ageAdult') : i18n.t('choices.ageMinor')}
          />
        ))}
      </div>
      <div aria-live="polite">
        {selection.age === 'minor' && (
          <div class="notice">
            <p>{i18n.t('choices.minor')}</p>
            <button type="button" name="deny-age" onClick={props.deny}>
              {i18n.t('choices.minorConfirm')}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
