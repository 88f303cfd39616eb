import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { deleteByCode } from '../../messages/delete-by-code.ts';
import { formatNumber } from '../format.ts';
import type { Ask } from '../surroundings.ts';

/** Deletes what another device sent. How a code is typed does not matter: the background reads it forgivingly. */
export function DeleteByCode({ ask }: { ask: Ask }) {
  const [code, setCode] = useState('');
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);

  const remove = async () => {
    if (busy) return;
    setBusy(true);
    // Blanks and dashes of every kind would only make it too long.
    const plain = code.replace(/[\s\p{Pd}]/gu, '').slice(0, 60);
    const answer = await ask(deleteByCode, { code: plain }).catch(() => undefined);
    const { observations = 0, stories = 0 } = answer ?? {};
    const sentences = {
      deleted: i18n.t('myData.codeDeleted', [formatNumber(observations), formatNumber(stories)]),
      'not-a-code': i18n.t('myData.codeNotACode'),
      unknown: i18n.t('myData.codeUnknown'),
      offline: i18n.t('myData.codeOffline'),
    };
    setMessage(answer ? sentences[answer.outcome] : i18n.t('myData.failed'));
    if (answer?.outcome === 'deleted') setCode('');
    setBusy(false);
  };

  return (
    <section>
      <h2>{i18n.t('myData.codeTitle')}</h2>
      <p>{i18n.t('myData.codeHelp')}</p>
      <div class="pick">
        <label class="field">
          {i18n.t('myData.codeLabel')}
          <input
            type="text"
            name="code"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="button" class="danger" name="delete-by-code" onClick={remove}>
          {i18n.t('myData.codeButton')}
        </button>
      </div>
      <p class="outcome" role="status">
        {message}
      </p>
    </section>
  );
}
