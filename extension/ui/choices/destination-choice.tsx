import { i18n } from '#i18n';
import { formatHours } from '../format.ts';
import { Option } from './option.tsx';
import { holdChoices, type Selection } from './selection.ts';

/** What happens with what is kept: donated after a while, donated by hand, or never. */
export function DestinationChoice(props: {
  selection: Selection;
  change: (selection: Selection) => void;
  /** Hours that items have to wait at least. */
  least: number;
}) {
  const { selection, change } = props;
  return (
    <>
      {(['donate', 'ask', 'keep'] as const).map((destination) => (
        <div key={destination}>
          <Option
            type="radio"
            name="destination"
            value={destination}
            checked={selection.destination === destination}
            choose={() => change({ ...selection, destination })}
            title={i18n.t(`choices.${destination}`)}
            help={i18n.t(`choices.${destination}Help`)}
          />
          {destination === 'donate' && selection.destination === 'donate' && (
            <HoldChoice
              hours={selection.holdHours}
              least={props.least}
              set={(holdHours) => change({ ...selection, holdHours })}
            />
          )}
        </div>
      ))}
    </>
  );
}

function HoldChoice(props: { hours: number; least: number; set: (hours: number) => void }) {
  const { hours, least, set } = props;
  const choices = [...new Set([...holdChoices, least, hours])]
    .filter((choice) => choice >= least)
    .sort((a, b) => a - b);
  return (
    <label class="waiting-time">
      {i18n.t('choices.hold')}{' '}
      <select name="hold" value={hours} onChange={(event) => set(Number(event.currentTarget.value))}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {holdName(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A waiting time in words. */
export function holdName(hours: number): string {
  return hours === 0 ? i18n.t('choices.noHold') : formatHours(hours);
}
