import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { resetConsent } from '../../messages/reset-consent.ts';
import type { Ask } from '../surroundings.ts';
import { QuestionDialog } from './question-dialog.tsx';

/** For somebody whose ledger is damaged: what happened, what is safe, a copy first, and then a new beginning. */
export function DamagedLedger({ ask, done }: { ask: Ask; done: (sentence: string) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const reset = async () => {
    setAsking(false);
    const answer = await ask(resetConsent, {}).catch(() => undefined);
    await done(answer ? i18n.t('myData.resetDone') : i18n.t('myData.failed'));
  };
  const buttons = (
    <>
      <button type="button" onClick={() => setAsking(false)}>
        {i18n.t('myData.cancel')}
      </button>
      <button type="button" class="danger" name="reset" onClick={reset}>
        {i18n.t('myData.reset')}
      </button>
    </>
  );
  return (
    <>
      <section class="notice" role="alert">
        <h2>{i18n.t('myData.damagedTitle')}</h2>
        <p>{i18n.t('myData.damaged')}</p>
        <div class="row">
          <button type="button" onClick={goToExport}>
            {i18n.t('myData.exportTitle')}
          </button>
          <button type="button" onClick={() => setAsking(true)}>
            {i18n.t('myData.reset')}
          </button>
        </div>
      </section>
      <QuestionDialog
        open={asking}
        title={i18n.t('myData.resetConfirm')}
        close={() => setAsking(false)}
        buttons={buttons}
      >
        <p>{i18n.t('myData.resetHelp')}</p>
      </QuestionDialog>
    </>
  );
}

/** The copy is made further down on the same page. */
function goToExport(): void {
  document.querySelector<HTMLElement>('button[name=export]')?.focus();
}
