import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Draft, SurfaceCounts } from '../extract/draft.ts';
import type { ReadStructure } from '../extract/read-structure.ts';

/** What the background may say to our scripts on a page. `stop`: tear everything down. */
export type ToPage =
  | { name: 'inspect' }
  | { name: 'structure'; surface: string; pack: RulePack }
  | { name: 'stop' };

/** The answer to `structure`; undefined where the page has no such surface. */
export interface StructureReading extends ReadStructure {
  rules: string;
  layout: string | null;
}

/** The observer's answer to `inspect`: every item rendered on the page, seen or not, in page order; `onScreen` says
 * which of them are in view right now. */
export interface Inspection {
  rules: string;
  items: { id: string; visibleMs: number; draft: Draft; onScreen: boolean }[];
  counts: SurfaceCounts[];
}
