import { useCallback, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { myData } from '../../messages/my-data.ts';
import { state as stateMessage } from '../../messages/state.ts';
import { tallies as talliesMessage } from '../../messages/tallies.ts';
import { withdraw } from '../../messages/withdraw.ts';
import { LeaveButtons } from '../choices/leave-buttons.tsx';
import { InstitutionNotice } from '../institution/institution-notice.tsx';
import { InstitutionProblems } from '../institution/institution-problems.tsx';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { Amounts } from './amounts.tsx';
import { DamagedLedger } from './damaged-ledger.tsx';
import { DeleteByCode } from './delete-by-code.tsx';
import { DeleteHere } from './delete-here.tsx';
import { Deletions } from './deletions.tsx';
import { ExportEverything } from './export-everything.tsx';
import { ImportCopy } from './import-copy.tsx';
import { InviteCode } from './invite-code.tsx';
import { Recovery } from './recovery.tsx';
import { ServerCopy } from './server-copy.tsx';

/** Everything that a person can do with what was kept of them: look, copy, bring back, delete, leave. */
export function MyData({ surroundings }: { surroundings: Surroundings }) {
  const { ask } = surroundings;
  const read = useCallback(async () => {
    const [state, mine, { tallies }] = await Promise.all([
      ask(stateMessage, {}),
      ask(myData, {}),
      ask(talliesMessage, {}),
    ]);
    return { state, mine, tallies };
  }, [ask]);
  const { value, failed, reload } = useLoaded(read);
  const [message, setMessage] = useState('');
  if (failed)
    return (
      <p class="notice" role="alert">
        {i18n.t('myData.failed')}
      </p>
    );
  if (!value) return null;
  const { state, mine, tallies } = value;

  const done = async (sentence: string) => {
    await reload();
    setMessage(sentence);
  };
  const leave = async (deleteSent: boolean) => {
    const answer = await ask(withdraw, { source: null, deleteSent }).catch(() => undefined);
    const said = deleteSent ? i18n.t('choices.stoppedDelete') : i18n.t('choices.stopped');
    await done(answer ? said : i18n.t('choices.stopFailed'));
  };

  return (
    <div class="my-data">
      <h1>{i18n.t('myData.title')}</h1>
      <p class="lead">{i18n.t('myData.lead')}</p>
      {state.idle === 'ledger-damaged' && <DamagedLedger ask={ask} done={done} />}
      <InstitutionNotice state={state} />
      {state.institution && <InstitutionProblems problems={state.institution.problems} />}
      <InviteCode ask={ask} standing={state.invite} reload={reload} />
      <Amounts tallies={tallies} state={state} accepted={mine.accepted} />
      <ExportEverything ask={ask} />
      {mine.hasKey && <ServerCopy ask={ask} />}
      <ImportCopy ask={ask} done={reload} />
      <DeleteHere ask={ask} tallies={tallies} sources={state.sources} done={done} />
      <section>
        <h2>{i18n.t('myData.leaveTitle')}</h2>
        <p>{i18n.t('myData.leaveHelp')}</p>
        <LeaveButtons leave={leave} />
        <p class="help">{i18n.t('myData.published')}</p>
        <Deletions deletions={mine.deletions} sources={state.sources} />
      </section>
      <Recovery
        ask={ask}
        joined={state.study.state === 'joined'}
        hasCode={mine.hasRecoveryCode}
        reload={reload}
      />
      <DeleteByCode ask={ask} />
      <p class="said" role="status">
        {message}
      </p>
    </div>
  );
}
