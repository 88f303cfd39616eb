import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** A text letter by letter, to be read, selected or copied. */
export function ExactJson({ title, help, json }: { title: string; help?: string | undefined; json: string }) {
  const [message, setMessage] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(json).then(
      () => setMessage(i18n.t('item.json.copied')),
      () => setMessage(i18n.t('item.json.notCopied')),
    );
  return (
    <section>
      <h3>{title}</h3>
      {help && <p class="help">{help}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard. */}
      <pre class="exact" dir="ltr" tabIndex={0}>
        {json}
      </pre>
      <p class="row">
        <button type="button" onClick={copy}>
          {i18n.t('item.json.copy')}
        </button>
        <span role="status">{message}</span>
      </p>
    </section>
  );
}
