import { type Scope, type ScopeKey, scopeKey } from '#shared/consent/scope.ts';
import type { StoryAudience } from '#shared/stories/category.ts';
import { mostStudies } from '#shared/studies/most-studies.ts';
import type { ConsentEvent } from './event.ts';

/** Something that was agreed to: the document, the moment, and the ledger's entry. */
export interface Grant {
  /** Hash of the consent document that was agreed to. */
  document: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Hash of the entry in the ledger. */
  entry: string;
  /** Group that was drawn, in a study that has some. */
  arm?: string;
}

/** What a person last said about a scope. `at` is when; a grant also says under which document. */
export type ScopeRecord =
  | { scope: Scope; answer: 'offered' | 'declined' | 'withdrawn'; at: number }
  | ({ scope: Scope; answer: 'granted' } & Grant);

/** A span in which nothing may be captured or sent, of one site or (null) of all; without an end, `to` is Infinity. */
export interface Pause {
  source: string | null;
  from: number;
  to: number;
}

/** What was agreed to for a story: its sending in one revision, to be read by these. */
export interface StoryGrant extends Grant {
  revision: number;
  audience: StoryAudience;
}

/** What the ledger says, all told. */
export interface ConsentState {
  /** `blocked`: the person said that they are not 18 yet. */
  age: 'unknown' | 'adult' | 'blocked';
  scopes: ReadonlyMap<ScopeKey, ScopeRecord>;
  /** Hosts that the person chose, by source, as patterns: the last list counts. Which may be read is for `hostsOf` to say. */
  hosts: ReadonlyMap<string, readonly string[]>;
  /** Studies that the person takes part in. */
  studies: ReadonlyMap<string, Grant>;
  /** Studies with an end that the person takes part in, by name; never more than `mostStudies`. */
  limited: ReadonlyMap<string, Grant>;
  /** How long items wait before they are sent by themselves; null: only when the person says so. */
  approval: { holdHours: number | null; at: number };
  /** Stories that may be sent, by id, each in the revision that was agreed to. */
  stories: ReadonlyMap<string, StoryGrant>;
  /** Structures of pages that may be sent, by id. */
  structures: ReadonlyMap<string, Grant>;
  pauses: readonly Pause[];
  /** Sites that were stopped from afar; null: all. A stop is final, and can only narrow. */
  stopped: ReadonlySet<string> | null;
  /** The latest time in the ledger: setting the clock back never revives a grant. */
  latest: number;
}

/** State = fold(events), in the order of the chain. Deterministic; an event whose id was seen before changes nothing. */
export function foldConsent(events: readonly ConsentEvent[]): ConsentState {
  const seen = new Set<string>();
  const scopes = new Map<ScopeKey, ScopeRecord>();
  const hosts = new Map<string, readonly string[]>();
  const studies = new Map<string, Grant>();
  const limited = new Map<string, Grant>();
  const stories = new Map<string, StoryGrant>();
  const structures = new Map<string, Grant>();
  const pauses: Pause[] = [];
  const stoppedSources = new Set<string>();
  let stopped: ReadonlySet<string> | null = stoppedSources;
  let age: ConsentState['age'] = 'unknown';
  let approval: ConsentState['approval'] = { holdHours: null, at: 0 };
  let latest = 0;
  for (const { id, at, change, hash } of events) {
    if (seen.has(id)) continue;
    seen.add(id);
    latest = Math.max(latest, at);
    switch (change.type) {
      case 'adult-confirmed':
        if (age !== 'blocked') age = 'adult';
        break;
      case 'adult-denied':
        age = 'blocked';
        break;
      case 'offered':
        if (!scopes.has(scopeKey(change.scope)))
          scopes.set(scopeKey(change.scope), { scope: change.scope, answer: 'offered', at });
        break;
      case 'declined':
      case 'withdrawn':
        scopes.set(scopeKey(change.scope), { scope: change.scope, answer: change.type, at });
        break;
      case 'granted': {
        const { scope, document } = change;
        scopes.set(scopeKey(scope), { scope, answer: 'granted', document, at, entry: hash });
        break;
      }
      case 'hosts-chosen':
        hosts.set(change.source, change.hosts);
        break;
      case 'study-joined':
        studies.set(change.study, { document: change.document, at, entry: hash });
        break;
      case 'study-left':
        studies.delete(change.study);
        break;
      case 'limited-joined': {
        const { study, document, arm } = change;
        // Whatever asked for it: a fourth one is not joined.
        if (limited.has(study) || limited.size < mostStudies)
          limited.set(study, { document, at, entry: hash, ...(arm === undefined ? {} : { arm }) });
        break;
      }
      case 'limited-left':
        limited.delete(change.study);
        break;
      case 'approval-set':
        approval = { holdHours: change.holdHours, at };
        break;
      case 'story-granted': {
        const { story, document, revision, audience } = change;
        stories.set(story, { document, at, entry: hash, revision, audience });
        break;
      }
      case 'story-withdrawn':
        stories.delete(change.story);
        break;
      case 'structure-granted':
        structures.set(change.structure, { document: change.document, at, entry: hash });
        break;
      case 'structure-withdrawn':
        structures.delete(change.structure);
        break;
      case 'paused':
      case 'resumed':
        endPauses(pauses, change.source, at);
        if (change.type === 'paused')
          pauses.push({ source: change.source, from: at, to: change.until ?? Number.POSITIVE_INFINITY });
        break;
      case 'remotely-stopped':
        for (const source of change.sources ?? []) stoppedSources.add(source);
        if (!change.sources) stopped = null;
    }
  }
  return { age, scopes, hosts, studies, limited, approval, stories, structures, pauses, stopped, latest };
}

function endPauses(pauses: Pause[], source: string | null, at: number): void {
  for (const pause of pauses) if (pause.source === source && pause.to > at) pause.to = at;
}
