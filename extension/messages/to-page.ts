import type { Draft, SurfaceCounts } from '../extract/draft.ts';

/** What the background may say to the observer on a page. `stop`: tear everything down. */
export type ToPage = { name: 'inspect' } | { name: 'stop' };

/** The observer's answer to `inspect`: every item rendered on the page, seen or not, in page order; `onScreen` says
 * which of them are in view right now. */
export interface Inspection {
  rules: string;
  items: { id: string; visibleMs: number; draft: Draft; onScreen: boolean }[];
  counts: SurfaceCounts[];
}
