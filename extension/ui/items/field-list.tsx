/** One thing that is known about an item or a receipt, in plain words: a value, or a list of them. */
export interface Field {
  label: string;
  value?: string;
  lines?: readonly FieldLine[];
  help?: string;
  /** Ids and addresses, which read from left to right in every language. */
  isCode?: boolean;
}

/** One of several things under one name, and what is said about it below. */
export interface FieldLine {
  text: string;
  detail: string | undefined;
}

/** Names and values side by side, one below the other where there is little room. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <dl class="fields">
      {fields.map(({ label, value, lines, help, isCode }) => (
        <div key={label}>
          <dt>
            {label}
            {help && <small class="help">{help}</small>}
          </dt>
          <dd>{lines ? <Lines lines={lines} /> : <bdi {...(isCode && { dir: 'ltr' })}>{value}</bdi>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each line in its own direction: a list may hold words of several languages. */
function Lines({ lines }: { lines: readonly FieldLine[] }) {
  return (
    <ul class="field-lines">
      {lines.map(({ text, detail }) => (
        <li key={text}>
          <bdi>{text}</bdi>
          {detail && <bdi class="help">{detail}</bdi>}
        </li>
      ))}
    </ul>
  );
}
