import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { recoveryCode } from '../../messages/recovery-code.ts';
import type { Ask } from '../surroundings.ts';
import { QuestionDialog } from './question-dialog.tsx';

/** Makes a recovery code and shows it this once. It is held nowhere but on the screen. */
export function Recovery(props: {
  ask: Ask;
  joined: boolean;
  hasCode: boolean;
  reload: () => Promise<void>;
}) {
  const [code, setCode] = useState('');
  const [copied, setCopied] = useState('');
  const [message, setMessage] = useState('');

  const make = async () => {
    const answer = await props.ask(recoveryCode, {}).catch(() => undefined);
    setCode(answer?.code ?? '');
    setCopied('');
    setMessage('');
    if (!answer) setMessage(i18n.t('myData.failed'));
    else if (answer.code === null) setMessage(i18n.t('myData.recoveryNone'));
  };
  const copy = async () => {
    const done = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    setCopied(done ? i18n.t('myData.copied') : i18n.t('myData.copyFailed'));
  };
  const close = async () => {
    if (!code) return;
    setCode('');
    await props.reload();
  };

  const buttons = (
    <>
      <button type="button" onClick={copy}>
        {i18n.t('myData.copy')}
      </button>
      <button type="button" onClick={() => print()}>
        {i18n.t('myData.print')}
      </button>
      <button type="button" class="primary" name="noted" onClick={close}>
        {i18n.t('myData.noted')}
      </button>
    </>
  );
  return (
    <section>
      <h2>{i18n.t('myData.recoveryTitle')}</h2>
      <p>{i18n.t('myData.recoveryHelp')}</p>
      {!props.joined && <p>{i18n.t('myData.recoveryNone')}</p>}
      {props.joined && props.hasCode && <p>{i18n.t('myData.recoveryAgainHelp')}</p>}
      {props.joined && (
        <button type="button" name="recovery" onClick={make}>
          {props.hasCode ? i18n.t('myData.recoveryMakeAgain') : i18n.t('myData.recoveryMake')}
        </button>
      )}
      <p class="outcome" role="status">
        {message}
      </p>
      <QuestionDialog
        open={code !== ''}
        title={i18n.t('myData.recoveryDialog')}
        close={close}
        buttons={buttons}
        insist
        class="recovery"
      >
        <p class="code" dir="ltr">
          {groupsOf(code).map(({ key, text }) => (
            <span key={key}>{text}</span>
          ))}
        </p>
        <p>{i18n.t('myData.recoveryOnce')}</p>
        <p role="status">{copied}</p>
      </QuestionDialog>
    </section>
  );
}

/** The groups of a code, each with the dash that follows it, so that a line breaks between them. */
function groupsOf(code: string): { key: number; text: string }[] {
  const groups = code.split('-');
  return groups.map((group, key) => ({ key, text: key < groups.length - 1 ? `${group}-` : group }));
}
