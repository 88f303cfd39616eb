import type { Choice } from './count-tallies.ts';
import { counted } from './counted.ts';

/** One of several values, or all of them. */
export function SelectOne<Value extends string>(props: {
  label: string;
  /** The words for no choice. */
  every: string;
  value: Value | undefined;
  options: readonly Choice<Value>[];
  words: (value: Value) => string;
  choose: (value: Value | undefined) => void;
}) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select
        value={props.value ?? ''}
        onChange={(event) =>
          props.choose(props.options.find(({ value }) => value === event.currentTarget.value)?.value)
        }
      >
        <option value="">{props.every}</option>
        {props.options.map(({ value, n }) => (
          <option key={value} value={value}>
            {counted(props.words(value), n)}
          </option>
        ))}
      </select>
    </label>
  );
}
