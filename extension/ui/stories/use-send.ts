import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { categoriesOf } from '#shared/consent/data-categories.ts';
import { type ConsentTextAnswer, consentText } from '../../messages/consent-text.ts';
import { sendStory } from '../../messages/send-story.ts';
import type { StateAnswer } from '../../messages/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import type { OpenDraft, PreviewOf } from './use-draft.ts';

/** What is needed to send a story, and how sending it goes. */
export interface Sending {
  consent: ConsentTextAnswer | undefined;
  /** The sentence that the person has to know; empty where there is none. */
  saying: string;
  isSending: boolean;
  /** To be called in the very click: Firefox is asked before anything is awaited. */
  send(): Promise<void>;
}

/** Sends a story, once it is whole. */
export function useSend(props: {
  id: string;
  open: OpenDraft;
  around: StateAnswer;
  surroundings: Surroundings;
  sent: () => Promise<void>;
}): Sending {
  const { id, open, surroundings } = props;
  const { ask } = surroundings;
  const [saying, say] = useState('');
  const [isSending, setIsSending] = useState(false);
  const { value: consent, reload } = useLoaded(
    useCallback(() => ask(consentText, { locale: document.documentElement.lang }), [ask]),
  );

  const trySending = async (permitted: Promise<boolean>): Promise<string> => {
    if (!(await permitted)) return i18n.t('story.send.notPermitted');
    const shown = open.preview;
    if (!(await open.flush())) return i18n.t('story.form.notSaved');
    const leaving = await open.readPreview();
    if (!wasOnScreen(leaving, shown)) return i18n.t('story.send.changed');
    const { outcome } = await ask(sendStory, {
      id,
      shown: leaving.text,
      document: consent?.hash ?? '',
      adult: true,
    });
    switch (outcome) {
      case 'queued':
        await props.sent();
        return '';
      case 'incomplete':
        return i18n.t('story.send.incomplete');
      case 'changed':
        await open.readPreview();
        return i18n.t('story.send.changed');
      case 'document-changed':
        await reload();
        return i18n.t('story.send.documentChanged');
      case 'managed':
        return i18n.t('institution.notSent');
      case 'blocked':
        return i18n.t(props.around.idle === 'ledger-damaged' ? 'story.send.damaged' : 'story.blocked');
    }
  };

  return {
    consent,
    saying,
    isSending,
    async send() {
      const permitted = import.meta.env.FIREFOX
        ? surroundings.requestAccess([], categoriesOf(['story']))
        : Promise.resolve(true);
      setIsSending(true);
      say('');
      say(await trySending(permitted).catch(() => i18n.t('story.send.failed')));
      setIsSending(false);
    },
  };
}

/** Whether a person has seen the text that leaves: in the preview, or letter by letter as they wrote it. */
function wasOnScreen(leaving: PreviewOf, shown: PreviewOf | undefined): boolean {
  return leaving.text === shown?.text || leaving.text.trim() === leaving.written.trim();
}
