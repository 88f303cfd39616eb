import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ConsentPart } from '#shared/consent/document.ts';
import type { StateAnswer } from '../../messages/state.ts';
import { ConsentParts } from '../choices/consent-parts.tsx';
import { formatList } from '../format.ts';
import type { Surroundings } from '../surroundings.ts';
import type { OpenDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';
import { type Missing, whatIsMissing } from './what-is-missing.ts';

/** What a person reads before a story is sent, in the very words of the consent document. */
const parts: readonly ConsentPart[] = ['stories', 'recipients', 'retention', 'voluntariness'];

/** Where the person is led to for what is missing. */
const placeOf: Record<Missing, string> = {
  category: '#question-category input',
  severity: '#question-severity input',
  text: '#story-text',
  shorter: '#story-text',
  audience: '#question-audience input',
  consent: '#story-consent',
  adult: '#story-adult',
};

/** The text that the person agrees to by sending, and the button, which says what it does. */
export function SendPanel(props: {
  id: string;
  open: OpenDraft;
  around: StateAnswer;
  surroundings: Surroundings;
  /** Whether the button was pressed while something was missing: from then on the page says what. */
  isPressed: boolean;
  press: () => void;
  sent: () => Promise<void>;
}) {
  const { open, around } = props;
  const [ticked, setTicked] = useState(false);
  const { consent, saying, isSending, send } = useSend(props);
  const isAdult = around.age === 'adult' || ticked;
  const missing = whatIsMissing(open.draft, { consent: consent !== undefined, adult: isAdult });
  const isIdle = isSending || around.age === 'blocked';

  const press = () => {
    props.press();
    const [first] = missing;
    if (first === undefined) return void send();
    document.querySelector<HTMLElement>(placeOf[first])?.focus();
  };
  return (
    <section class="part" aria-labelledby="story-consent">
      <h2 id="story-consent" tabIndex={-1}>
        {i18n.t('story.consent.title')}
      </h2>
      {consent && <ConsentParts consent={consent.document} parts={parts} />}
      <p class="help">{i18n.t('story.consent.to', [new URL(around.backend).host])}</p>
      {around.age === 'unknown' && (
        <label class="choice adult">
          <input
            id="story-adult"
            type="checkbox"
            name="adult"
            checked={ticked}
            onChange={() => setTicked(!ticked)}
          />
          <span>{i18n.t('story.form.adult')}</span>
        </label>
      )}
      <p class="message" role="status">
        {props.isPressed && missing.length > 0
          ? i18n.t('story.send.missing', [formatList(missing.map((one) => i18n.t(`story.send.${one}`)))])
          : saying}
      </p>
      <button
        type="button"
        class="primary send"
        name="send"
        aria-disabled={isIdle}
        onClick={isIdle ? undefined : press}
      >
        {isSending ? i18n.t('story.send.sending') : i18n.t(`story.send.${open.draft.audience ?? 'open'}`)}
      </button>
    </section>
  );
}
