import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { setHold } from '../../messages/set-hold.ts';
import { formatHours } from '../format.ts';
import type { Ask } from '../surroundings.ts';

const steps = [0, 1, 3, 6, 12, 24, 48, 72];

/** How long items wait before they leave by themselves, and what that means. */
export function HoldPeriod(props: {
  hours: number | null;
  /** Hours that items have to wait at least. */
  least: number;
  ask: Ask;
  changed: () => Promise<void>;
}) {
  const { hours, least, ask, changed } = props;
  const help = useId();
  const offered = [...new Set([...steps, least, ...(hours === null ? [] : [hours])])]
    .filter((step) => step >= least)
    .sort((a, b) => a - b);
  const choose = async (value: string) => {
    await ask(setHold, { hours: value === 'ask' ? null : Number(value) });
    await changed();
  };
  return (
    <div class="hold">
      <label class="field">
        <span>{i18n.t('tray.hold.label')}</span>
        <select
          value={hours === null ? 'ask' : String(hours)}
          aria-describedby={help}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="ask">{i18n.t('tray.hold.ask')}</option>
          {offered.map((n) => (
            <option key={n} value={String(n)}>
              {n === 0 ? i18n.t('tray.hold.none') : formatHours(n)}
            </option>
          ))}
        </select>
      </label>
      <p id={help} class="help">
        {i18n.t(hours === null ? 'tray.hold.askHelp' : hours === 0 ? 'tray.hold.noneHelp' : 'tray.hold.help')}
      </p>
    </div>
  );
}
