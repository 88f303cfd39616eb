/** One thing that is known about an item or a receipt, in plain words. */
export interface Field {
  label: string;
  value: string;
  help?: string;
  /** Ids and addresses, which read from left to right in every language. */
  isCode?: boolean;
}

/** Names and values side by side, one below the other where there is little room. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <dl class="fields">
      {fields.map(({ label, value, help, isCode }) => (
        <div key={label}>
          <dt>
            {label}
            {help && <small class="help">{help}</small>}
          </dt>
          <dd>
            <bdi {...(isCode && { dir: 'ltr' })}>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
