import type { Scope } from '#shared/consent/scope.ts';
import type { StoryAudience } from '#shared/stories/category.ts';

/**
 * What can happen to consent. `source: null` concerns every site; `until: null` has no end; times are milliseconds
 * since 1970. `hosts` are all that are chosen from then on, as host patterns. `limited`: a study with an end, beside the
 * platform's own; its document is the digest of the study as it was signed, and `arm` what this device drew.
 */
export type ConsentChange =
  | { type: 'adult-confirmed' }
  | { type: 'adult-denied' }
  | { type: 'offered'; scope: Scope }
  | { type: 'declined'; scope: Scope }
  | { type: 'granted'; scope: Scope; document: string; locale: string }
  | { type: 'withdrawn'; scope: Scope }
  | { type: 'hosts-chosen'; source: string; hosts: string[] }
  | { type: 'study-joined'; study: string; document: string; locale: string }
  | { type: 'study-left'; study: string }
  | { type: 'limited-joined'; study: string; document: string; locale: string; arm?: string }
  | { type: 'limited-left'; study: string }
  | { type: 'approval-set'; holdHours: number | null }
  | { type: 'story-granted'; story: string; revision: number; audience: StoryAudience; document: string }
  | { type: 'story-withdrawn'; story: string }
  | { type: 'structure-granted'; structure: string; document: string }
  | { type: 'structure-withdrawn'; structure: string }
  | { type: 'paused'; source: string | null; until: number | null }
  | { type: 'resumed'; source: string | null }
  | { type: 'remotely-stopped'; sources: string[] | null };

/**
 * One entry of the append-only ledger. `hash` covers everything else, `previous` is the hash of the entry before
 * ('' for the first), so that an entry can be neither changed nor taken out unseen.
 */
export interface ConsentEvent {
  id: string;
  /** Milliseconds since 1970, never before the entry before. Never leaves the device. */
  at: number;
  uiVersion: string;
  change: ConsentChange;
  previous: string;
  hash: string;
}
