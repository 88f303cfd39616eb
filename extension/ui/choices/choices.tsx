import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { consentText } from '../../messages/consent-text.ts';
import { denyAge } from '../../messages/deny-age.ts';
import { state as stateMessage } from '../../messages/state.ts';
import { withdraw } from '../../messages/withdraw.ts';
import { stoppedSources } from '../institution/institution-lines.ts';
import { InstitutionNotice } from '../institution/institution-notice.tsx';
import { inKnownOrder } from '../site-order.ts';
import { ChangedNotice } from '../state/changed-notice.tsx';
import { changedParts } from '../state/changed-parts.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { Banners } from './banners.tsx';
import { ChoicesForm } from './choices-form.tsx';
import { Agreed, Blocked } from './closing-views.tsx';
import { ConsentParts } from './consent-parts.tsx';
import { LeaveButtons } from './leave-buttons.tsx';
import { Opening } from './opening.tsx';
import { keyParts, otherParts } from './parts.ts';
import { phaseOf } from './selection.ts';

/**
 * Everything that a person can choose, in one view: what this is, what happens, the form, the way out, the whole text.
 * @param props.onDone what follows the thanks; absent: the tray opens
 */
export function Choices({ surroundings, onDone }: { surroundings: Surroundings; onDone?: () => void }) {
  const { ask, open } = surroundings;
  const language = document.documentElement.lang;
  const readState = useCallback(async () => {
    const read = await ask(stateMessage, {});
    return { ...read, sources: inKnownOrder(read.sources) };
  }, [ask]);
  const { value: state, failed, reload } = useLoaded(readState);
  const readText = useCallback(() => ask(consentText, { locale: language }), [ask, language]);
  const { value: text, failed: unread, reload: readAgain } = useLoaded(readText);
  const [message, setMessage] = useState('');
  const [agreed, setAgreed] = useState(false);
  // Counts up whenever the form begins anew with what holds now.
  const [round, setRound] = useState(0);

  if (failed || unread)
    return (
      <p class="notice" role="alert">
        {i18n.t('choices.failed')}
      </p>
    );
  if (!state || !text) return null;
  const phase = phaseOf(state);
  const offered = { ...state, sources: state.sources.filter((source) => source.offered) };
  if (phase === 'blocked') return <Blocked />;
  if (agreed)
    return (
      <Agreed
        state={offered}
        openDashboard={onDone ?? (() => open('dashboard.html#tray'))}
        back={() => setAgreed(false)}
      />
    );

  const leave = async (source: string | null, deleteSent: boolean) => {
    const done = await ask(withdraw, { source, deleteSent }).catch(() => undefined);
    await reload();
    setRound(round + 1);
    document.getElementById('choices-title')?.focus();
    const said = deleteSent ? i18n.t('choices.stoppedDelete') : i18n.t('choices.stopped');
    setMessage(done ? said : i18n.t('choices.stopFailed'));
  };
  const settle = async () => {
    await reload();
    setRound(round + 1);
    if (phase === 'taking-part') setMessage(i18n.t('choices.saved'));
    else setAgreed(true);
  };
  const deny = async () => {
    const done = await ask(denyAge, {}).catch(() => undefined);
    if (!done) setMessage(i18n.t('choices.stopFailed'));
    await reload();
  };

  return (
    <div class="choices">
      <Opening state={offered} phase={phase} />
      <InstitutionNotice state={state}>
        {stoppedSources(state.sources).map(({ source, name }) => (
          <LeaveButtons key={source} name={name} leave={(deleteSent) => leave(source, deleteSent)} />
        ))}
      </InstitutionNotice>
      <Banners state={offered} openMyData={() => open('dashboard.html#data')} />
      <ChangedNotice parts={changedParts(state, null)} surroundings={surroundings} />
      {phase !== 'first' && (
        <section>
          <h2>{i18n.t('choices.leave')}</h2>
          <LeaveButtons leave={(deleteSent) => leave(null, deleteSent)} />
        </section>
      )}
      <section>
        <h2>{i18n.t('choices.keyTitle')}</h2>
        <ConsentParts consent={text.document} parts={keyParts} />
      </section>
      {state.idle !== 'ledger-damaged' && offered.sources.length > 0 && (
        <ChoicesForm
          key={round}
          surroundings={surroundings}
          state={offered}
          text={text}
          phase={phase}
          say={setMessage}
          agreed={settle}
          readAgain={readAgain}
          reload={reload}
          deny={deny}
          leave={leave}
        />
      )}
      <section>
        <h2>{i18n.t('choices.restTitle')}</h2>
        <ConsentParts consent={text.document} parts={otherParts} />
      </section>
      <p class="said" role="status">
        {message}
      </p>
    </div>
  );
}
