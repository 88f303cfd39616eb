import { type Scope, scopeKey } from '#shared/consent/scope.ts';
import type { StoryAudience } from '#shared/stories/category.ts';
import { cellFor, isInPeriod, type StudyBounds } from '#shared/studies/find-outside-study.ts';
import type { ConsentState, Grant } from './fold.ts';

/** A grant lasts this long, in milliseconds: 365 days. Then the person is asked again. */
export const grantLifetime = 365 * 24 * 60 * 60 * 1000;

/** What a study with an end may get, by its operator's signed word. */
export interface LimitedTerms extends StudyBounds {
  /** Digests of the versions under which a grant holds. */
  documents: ReadonlySet<string>;
  /** It was closed before its time. */
  isClosed: boolean;
}

/** What a decision needs to know besides the ledger. */
export interface Circumstances {
  /** Milliseconds since 1970; the latest that this device has ever seen, so that no clock can be set back. */
  now: number;
  /** Hashes of the consent documents in force. */
  documents: ReadonlySet<string>;
  /** The study that things are sent to. */
  study: string;
  /** Studies with an end, by name. */
  limited: ReadonlyMap<string, LimitedTerms>;
  /** Whether the browser lets us observe and send what falls under a scope, at this moment. */
  isPermitted: (scope: Scope) => boolean;
  /** Whether the browser lets us send stories; true where it does not ask for that. */
  mayTell: boolean;
  /** Whether the browser lets us send structures of pages; true where it does not ask for that. */
  mayShowStructure: boolean;
  /** Sources that whoever manages the browser lets be offered; undefined: all of them. */
  offered: ReadonlySet<string> | undefined;
  /** Whether whoever manages the browser lets anything be sent. */
  mayLeave: boolean;
}

/** Why something may not be observed or sent. */
export type Denial =
  | 'not-adult'
  | 'not-granted'
  | 'document-changed'
  | 'expired'
  | 'no-browser-permission'
  | 'stopped'
  | 'paused'
  | 'outside-grant'
  | 'not-in-study'
  | 'study-over'
  | 'managed';

/** A decision: the consent it rests on, or why not. */
export type Decision = { allowed: true; grant: Grant } | { allowed: false; why: Denial };

/** What is allowed at one moment. */
export interface Decide {
  /** Whether items of a scope may be observed and kept on this device. */
  capture(scope: Scope): Decision;
  /** Whether an item of a scope may be sent; with `capturedAt`, also whether it was allowed when the item was seen. */
  send(scope: Scope, capturedAt?: number): Decision;
  /** Whether the person takes part in the study, or in another one, so that things may be sent to it. */
  study(study?: string): Decision;
  /** What a study with an end may get; undefined where there is no such study. */
  terms(study: string): LimitedTerms | undefined;
  /** Whether the person takes part in a study with an end, so that things may be sent to it. */
  limited(study: string): Decision;
  /**
   * Whether an item may go to a study with an end, by the consent to take part in it; with `capturedAt`, also whether it
   * was allowed when the item was seen.
   */
  share(study: string, item: Shareable, capturedAt?: number): Decision;
  /** Whether a story may be sent, in this revision and to these readers. */
  story(story: string, revision: number, audience: StoryAudience): Decision;
  /** Whether the structure of a page of a source may be sent. */
  structure(structure: string, source: string): Decision;
  /** Whether a source is offered: false where whoever manages the browser has switched it off. */
  offers(source: string): boolean;
}

/** What of an item says whether a study asks for it. */
export type Shareable = Parameters<typeof cellFor>[1];

const deny = (why: Denial): Decision => ({ allowed: false, why });

/**
 * Effective permission (trust.md 1.2): adult AND granted AND document current AND not expired AND browser permission
 * AND not stopped AND not paused AND not switched off by whoever manages the browser; to send, also a grant for the study.
 * Everything unknown is denied.
 */
export function decideBy(state: ConsentState, circumstances: Circumstances): Decide {
  const now = Math.max(circumstances.now, state.latest);

  const inForce = (grant: Grant | undefined, documents = circumstances.documents): Decision => {
    if (state.age !== 'adult') return deny('not-adult');
    if (!grant) return deny('not-granted');
    if (!documents.has(grant.document)) return deny('document-changed');
    return now - grant.at >= grantLifetime ? deny('expired') : { allowed: true, grant };
  };
  const offers = (source: string) => circumstances.offered?.has(source) ?? true;
  const capture = (scope: Scope): Decision => {
    const record = state.scopes.get(scopeKey(scope));
    const decision = inForce(record?.answer === 'granted' ? record : undefined);
    if (!decision.allowed) return decision;
    if (!offers(scope.source)) return deny('managed');
    if (!circumstances.isPermitted(scope)) return deny('no-browser-permission');
    if (state.stopped === null || state.stopped.has(scope.source)) return deny('stopped');
    return isPaused(state, scope.source, now) ? deny('paused') : decision;
  };
  const study = (name = circumstances.study): Decision => {
    const decision = inForce(state.studies.get(name));
    if (!decision.allowed) return decision.why === 'not-granted' ? deny('not-in-study') : decision;
    if (!circumstances.mayLeave) return deny('managed');
    return state.stopped === null ? deny('stopped') : decision;
  };
  const send = (scope: Scope, capturedAt?: number): Decision => {
    const decision = capture(scope);
    const joined = study();
    if (!decision.allowed || !joined.allowed) return decision.allowed ? joined : decision;
    if (capturedAt === undefined) return decision;
    // No retroactive capture: it was seen after both grants, and outside of every pause.
    const covered = capturedAt >= decision.grant.at && capturedAt >= joined.grant.at;
    return covered && !isPaused(state, scope.source, capturedAt) ? decision : deny('outside-grant');
  };
  const terms = (name: string) => circumstances.limited.get(name);
  const limited = (name: string): Decision => {
    const bounds = terms(name);
    if (!bounds) return deny('not-in-study');
    const decision = inForce(state.limited.get(name), bounds.documents);
    if (!decision.allowed) return decision.why === 'not-granted' ? deny('not-in-study') : decision;
    if (bounds.isClosed || !isInPeriod(bounds, now)) return deny('study-over');
    // A study gets a part of what is donated, so that it gets nothing from somebody who donates nothing.
    const donates = study();
    return donates.allowed ? decision : donates;
  };
  const share = (name: string, item: Shareable, capturedAt?: number): Decision => {
    const joined = limited(name);
    const bounds = terms(name);
    if (!joined.allowed || !bounds) return joined;
    const sent = send({ source: item.source, kind: item.kind, tier: 'aggregate' }, capturedAt);
    if (!sent.allowed) return sent;
    if (!cellFor(bounds, item)) return deny('outside-grant');
    if (capturedAt === undefined) return joined;
    const covered = capturedAt >= joined.grant.at && isInPeriod(bounds, capturedAt);
    return covered ? joined : deny('outside-grant');
  };
  const story = (id: string, revision: number, audience: StoryAudience): Decision => {
    const granted = state.stories.get(id);
    if (state.stopped === null) return deny('stopped');
    if (!circumstances.mayLeave) return deny('managed');
    if (!circumstances.mayTell) return deny('no-browser-permission');
    if (isPaused(state, null, now)) return deny('paused');
    const isIt = granted?.revision === revision && granted.audience === audience;
    return inForce(isIt ? granted : undefined);
  };
  const structure = (id: string, source: string): Decision => {
    if (state.stopped === null || state.stopped.has(source)) return deny('stopped');
    if (!circumstances.mayLeave || !offers(source)) return deny('managed');
    if (!circumstances.mayShowStructure) return deny('no-browser-permission');
    if (isPaused(state, source, now)) return deny('paused');
    return inForce(state.structures.get(id));
  };
  return { capture, send, study, terms, limited, share, story, structure, offers };
}

/** Whether a site was or is paused at a moment, by itself or with all others. */
export function isPaused(state: Pick<ConsentState, 'pauses'>, source: string | null, at: number): boolean {
  return state.pauses.some(
    (pause) => (pause.source === null || pause.source === source) && at >= pause.from && at < pause.to,
  );
}
