import type { StateAnswer } from '../../messages/state.ts';

/** A part of a site that looks changed. */
export interface ChangedPart {
  source: string;
  /** Name of the site. */
  name: string;
  surface: string;
  why: 'unread' | 'incomplete';
  isHelped: boolean;
}

/**
 * Parts of sites that look changed, of those that are switched on; in front of one of them, of that one alone.
 * @param site source of the tab in front, where there is one
 */
export function changedParts({ sources }: Pick<StateAnswer, 'sources'>, site: string | null): ChangedPart[] {
  return sources
    .filter(({ source, offered }) => offered && (site === null || source === site))
    .filter(({ kinds }) => kinds.some(({ state }) => state === 'granted' || state === 'paused'))
    .flatMap(({ source, name, changed }) => changed.map((part) => ({ source, name, ...part })));
}
