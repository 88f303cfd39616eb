import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { categoriesOf } from '#shared/consent/data-categories.ts';
import type { ConsentPart } from '#shared/consent/document.ts';
import { consentText } from '../../messages/consent-text.ts';
import { sendStructure } from '../../messages/send-structure.ts';
import type { ShownStructure } from '../../messages/structure.ts';
import { ConsentParts } from '../choices/consent-parts.tsx';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';

/** What a person reads before a structure is sent, in the very words of the consent document. */
const parts: readonly ConsentPart[] = ['recipients', 'retention', 'voluntariness'];

/** The text that the person agrees to by sending, and the two buttons: send, or throw away. */
export function SendStructure(props: {
  shown: ShownStructure;
  backend: string;
  surroundings: Surroundings;
  sent: () => Promise<void>;
  throwAway: () => Promise<void>;
}) {
  const { id, json } = props.shown;
  const { ask, requestAccess } = props.surroundings;
  const [saying, say] = useState('');
  const [isSending, setIsSending] = useState(false);
  const { value: consent, reload } = useLoaded(
    useCallback(() => ask(consentText, { locale: document.documentElement.lang }), [ask]),
  );

  const trySending = async (permitted: Promise<boolean>): Promise<string> => {
    if (!(await permitted)) return i18n.t('structure.notPermitted');
    const request = { id, shown: json, document: consent?.hash ?? '', adult: true } as const;
    const { outcome } = await ask(sendStructure, request);
    if (outcome === 'queued') {
      await props.sent();
      return '';
    }
    if (outcome === 'document-changed') {
      await reload();
      return i18n.t('structure.documentChanged');
    }
    return i18n.t(outcome === 'managed' ? 'institution.notSent' : `structure.${outcome}`);
  };
  const send = async () => {
    // In the very click: Firefox is asked before anything is awaited.
    const permitted = import.meta.env.FIREFOX
      ? requestAccess([], categoriesOf(['structure']))
      : Promise.resolve(true);
    setIsSending(true);
    say('');
    say(await trySending(permitted).catch(() => i18n.t('structure.failed')));
    setIsSending(false);
  };
  const isIdle = isSending || !consent;
  return (
    <section aria-labelledby="structure-consent">
      <h2 id="structure-consent">{i18n.t('story.consent.title')}</h2>
      {consent && <ConsentParts consent={consent.document} parts={parts} />}
      <p class="help">{i18n.t('structure.to', [new URL(props.backend).host])}</p>
      <p class="said" role="status">
        {saying}
      </p>
      <div class="row">
        <button
          type="button"
          class="primary"
          name="send"
          aria-disabled={isIdle}
          onClick={isIdle ? undefined : send}
        >
          {isSending ? i18n.t('story.send.sending') : i18n.t('structure.send')}
        </button>
        <button type="button" name="throw-away" onClick={() => void props.throwAway()}>
          {i18n.t('structure.throwAway')}
        </button>
      </div>
    </section>
  );
}
