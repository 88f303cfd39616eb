import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';

/** Why nothing leaves, where that is so. */
export function TrayNotice({ state }: { state: StateAnswer }) {
  const words = noticeFor(state);
  return words ? <p class="notice">{i18n.t(words)}</p> : null;
}

function noticeFor({ idle, study, waiting, queued, kept, institution }: StateAnswer) {
  if (institution?.mayLeave === false) return 'institution.noSending';
  if (study.state === 'unset') return kept > 0 ? 'tray.notDonating' : undefined;
  if (waiting + queued === 0 || idle === null || idle === 'site-off') return undefined;
  return idle === 'paused' ? 'tray.paused' : 'tray.stopped';
}
