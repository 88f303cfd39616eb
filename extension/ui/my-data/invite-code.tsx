import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { setInvite } from '../../messages/set-invite.ts';
import type { StateAnswer } from '../../messages/state.ts';
import type { Ask } from '../surroundings.ts';
import { usePolling } from '../use-polling.ts';

/**
 * Says that the study asks for an invitation, takes its code, and tells what became of it: a study answers within
 * moments, or when the server can be reached again.
 */
export function InviteCode(props: {
  ask: Ask;
  standing: StateAnswer['invite'];
  reload: () => Promise<void>;
}) {
  const { ask, standing, reload } = props;
  const [code, setCode] = useState('');
  const [message, setMessage] = useState('');
  const before = useRef(standing);
  usePolling(reload, standing === 'trying');
  useEffect(() => {
    if (standing === before.current) return;
    const isTaken = standing === null && before.current === 'trying';
    setMessage(isTaken ? i18n.t('myData.inviteTaken') : '');
    before.current = standing;
  }, [standing]);

  const save = async () => {
    const plain = code.trim().slice(0, 100);
    if (plain.length < 8) return setMessage(i18n.t('myData.inviteShort'));
    const answer = await ask(setInvite, { code: plain }).catch(() => undefined);
    return answer ? reload() : setMessage(i18n.t('myData.failed'));
  };

  if (standing === null && message === '') return null;
  return (
    <section class="notice">
      <h2>{i18n.t('myData.inviteTitle')}</h2>
      <p role="status">{standing === null ? message : i18n.t(sentenceOf[standing])}</p>
      {(standing === 'wanted' || standing === 'refused') && (
        <>
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
        </>
      )}
    </section>
  );
}

const sentenceOf = {
  wanted: 'myData.inviteWanted',
  refused: 'myData.inviteRefused',
  trying: 'myData.inviteSaved',
} as const;
