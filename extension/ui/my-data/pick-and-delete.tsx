import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** One of several things to pick, and a button that deletes it. The button says what is missing by going to the list. */
export function PickAndDelete(props: {
  label: string;
  button: string;
  choices: { value: string; name: string }[];
  pick: (value: string) => void;
}) {
  const [value, setValue] = useState('');
  const id = useId();
  const chosen = props.choices.some((choice) => choice.value === value) ? value : '';
  return (
    <div class="pick">
      <label class="field" for={id}>
        {props.label}
        <select id={id} value={chosen} onChange={(event) => setValue(event.currentTarget.value)}>
          <option value="">{i18n.t('myData.choose')}</option>
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="danger"
        onClick={() => (chosen ? props.pick(chosen) : document.getElementById(id)?.focus())}
      >
        {props.button}
      </button>
    </div>
  );
}
