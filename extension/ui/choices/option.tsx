import type { ComponentChildren } from 'preact';

/** Something to tick or to pick, with a sentence that explains it. */
export function Option(props: {
  type: 'checkbox' | 'radio';
  name: string;
  value: string;
  checked: boolean;
  choose: () => void;
  title: string;
  help?: ComponentChildren;
  tag?: string | undefined;
  disabled?: boolean;
}) {
  return (
    <label class="option">
      <input
        type={props.type}
        name={props.name}
        value={props.value}
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.choose}
      />
      <span class="option-text">
        <strong>{props.title}</strong> {props.tag && <span class="tag">{props.tag}</span>}
        {props.help && <span class="help">{props.help}</span>}
      </span>
    </label>
  );
}
