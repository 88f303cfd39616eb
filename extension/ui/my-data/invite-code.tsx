import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { setInvite } from '../../messages/set-invite.ts';
import type { Ask } from '../surroundings.ts';

/** Says that the study asks for an invitation, and takes its code. */
export function InviteCode(props: {
  ask: Ask;
  waits: 'wanted' | 'refused';
  done: (sentence: string) => Promise<void>;
}) {
  const [code, setCode] = useState('');
  const [message, setMessage] = useState('');

  const save = async () => {
    const plain = code.trim().slice(0, 100);
    if (plain.length < 8) return setMessage(i18n.t('myData.inviteShort'));
    const answer = await props.ask(setInvite, { code: plain }).catch(() => undefined);
    return answer ? props.done(i18n.t('myData.inviteSaved')) : setMessage(i18n.t('myData.failed'));
  };

  return (
    <section class="notice">
      <h2>{i18n.t('myData.inviteTitle')}</h2>
      <p>{i18n.t(props.waits === 'wanted' ? 'myData.inviteWanted' : 'myData.inviteRefused')}</p>
      <div class="pick">
        <label class="field">
          {i18n.t('myData.inviteLabel')}
          <input
            type="text"
            name="invite"
            dir="ltr"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="button" class="primary" name="save-invite" onClick={save}>
          {i18n.t('myData.inviteButton')}
        </button>
      </div>
      <p class="outcome" role="status">
        {message}
      </p>
    </section>
  );
}
