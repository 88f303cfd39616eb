import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { formatHours, formatList } from '../format.ts';

/** Name of a heading that says who set something; undefined where nobody did. */
export function institutionTitle({ institution }: StateAnswer): string | undefined {
  if (!institution) return undefined;
  const { organisation } = institution;
  // Isolated: a name may run in another direction than the sentence.
  return organisation === null
    ? i18n.t('institution.titleUnnamed')
    : i18n.t('institution.title', [`\u2068${organisation}\u2069`]);
}

/** What was set, in sentences, each true at this moment. */
export function institutionLines({ institution, sources, age }: StateAnswer): string[] {
  if (!institution) return [];
  const { offered, mayLeave, invites, shortestHoldHours } = institution;
  const names = sources.filter((source) => offered?.includes(source.source)).map(({ name }) => name);
  const stopped = age === 'blocked' ? [] : stoppedSources(sources).map(({ name }) => name);
  const lines = [
    offered &&
      (names.length > 0 ? i18n.t('institution.only', [formatList(names)]) : i18n.t('institution.none')),
    stopped.length > 0 && i18n.t('institution.stopped', [formatList(stopped)]),
    !mayLeave && i18n.t('institution.noSending'),
    mayLeave && invites && i18n.t('institution.invited'),
    mayLeave && shortestHoldHours !== null && i18n.t('institution.hold', [formatHours(shortestHoldHours)]),
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** Sources that the person has switched on and that are not offered here. */
export function stoppedSources(sources: StateAnswer['sources']): StateAnswer['sources'] {
  const isChosen = ({ kinds }: StateAnswer['sources'][number]) =>
    kinds.some(({ state }) => state === 'granted' || state === 'paused');
  return sources.filter((source) => !source.offered && isChosen(source));
}
