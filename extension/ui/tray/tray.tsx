import { useCallback, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { state as stateContract } from '../../messages/state.ts';
import { BulkBar } from '../items/bulk-bar.tsx';
import { ItemList } from '../items/item-list.tsx';
import { NarrowBar } from '../items/narrow-bar.tsx';
import { useItemView } from '../items/use-item-view.ts';
import { useSiteName } from '../items/use-site-name.ts';
import { ViewStatus } from '../items/view-status.tsx';
import { ChangedNotice } from '../state/changed-notice.tsx';
import { changedParts } from '../state/changed-parts.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { HoldPeriod } from './hold-period.tsx';
import { NotKept } from './not-kept.tsx';
import { type Show, StatusChoice, statusesOf } from './status-choice.tsx';
import { TrayNotice } from './tray-notice.tsx';

/** Everything that is on this device and was not sent: looked through, removed, kept or sent. */
export function Tray({ surroundings }: { surroundings: Surroundings }) {
  const { ask } = surroundings;
  const [show, setShow] = useState<Show>('all');
  const view = useItemView(ask, statusesOf[show]);
  const loadState = useCallback(() => ask(stateContract, {}), [ask]);
  const { value: state, reload } = useLoaded(loadState);
  const siteName = useSiteName(state);
  const canSend = state?.study.state === 'joined';
  const hasItems = view.tallies?.tallies.some(({ status }) => status !== 'sent') ?? false;
  // Controls that are there stay there: the focus may be on one of them.
  const hasControls = useRef(false);
  hasControls.current ||= hasItems;
  const mayBeOnTheWay = show === 'all' || show === 'onTheWay';
  const isNarrowed = view.isFiltered || show !== 'all';
  const isUnchosen = state?.idle === 'nothing-chosen' || state?.age === 'unknown';
  const emptyWords = isNarrowed ? 'tray.emptyFilter' : isUnchosen ? 'popup.idle.nothingChosen' : 'tray.empty';
  return (
    <>
      <h1>{i18n.t('tray.title')}</h1>
      <p class="lead">{i18n.t('tray.lead')}</p>
      {state && <TrayNotice state={state} />}
      {state && <ChangedNotice parts={changedParts(state, null)} surroundings={surroundings} />}
      {state && canSend && (
        <HoldPeriod
          hours={state.holdHours}
          least={state.institution?.shortestHoldHours ?? 0}
          ask={ask}
          changed={async () => {
            view.say(i18n.t('tray.hold.saved'));
            await Promise.all([reload(), view.refresh()]);
          }}
        />
      )}
      {hasControls.current && (
        <>
          <StatusChoice show={show} choose={setShow} tallies={view.tallies?.tallies} />
          <NarrowBar view={view} siteName={siteName} />
        </>
      )}
      <ViewStatus view={view} failed={i18n.t('tray.failed')} />
      {hasControls.current && (
        <BulkBar
          view={view}
          canSend={canSend}
          note={mayBeOnTheWay ? i18n.t('item.ask.onTheWay') : undefined}
        />
      )}
      <NotKept discards={view.tallies?.discards ?? []} siteName={siteName} />
      <ItemList view={view} siteName={siteName} canSend={canSend} empty={i18n.t(emptyWords)} />
    </>
  );
}
