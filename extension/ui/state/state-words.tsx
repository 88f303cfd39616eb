import { i18n } from '#i18n';
import { formatList, formatMoment } from '../format.ts';
import { mendOf, type StateDescription } from './describe-state.ts';

/** The state in a few words. */
export function stateTitle(description: StateDescription, now: number): string {
  if (description.sign === 'recording') return i18n.t('popup.recording', [formatList(description.names)]);
  if (description.sign === 'off') return i18n.t('popup.off');
  if (description.site !== null) return i18n.t('popup.siteOff', [description.site]);
  return description.until === null
    ? i18n.t('popup.paused')
    : i18n.t('popup.pausedUntil', [formatMoment(description.until, now)]);
}

/** Why, or what that means, in one or two sentences. `isInFront`: a page that may be read is in front of the person. */
export function stateHelp(description: StateDescription, { isInFront }: { isInFront: boolean }): string {
  if (description.sign === 'off') return i18n.t(`popup.idle.${description.text}`);
  if (description.sign === 'paused')
    return i18n.t(description.site === null ? 'popup.pausedHelp' : 'popup.siteOffHelp');
  if (!isInFront) return i18n.t(description.readsTyped ? 'popup.recordingHelpTyped' : 'popup.recordingHelp');
  if (!description.isHere) return i18n.t('popup.recordingElsewhere');
  return i18n.t(description.readsTyped ? 'popup.recordingHereTyped' : 'popup.recordingHere');
}

/** What is written on the button that mends the state. */
export function mendLabel(description: StateDescription): string | undefined {
  const mend = mendOf(description);
  if (!mend) return undefined;
  if (mend.does === 'go-on') return i18n.t('popup.mend.goOn');
  if (mend.does === 'open') return i18n.t(`popup.mend.${mend.label}`);
  return i18n.t('popup.mend.siteOn', [description.sign === 'paused' ? (description.site ?? '') : '']);
}
