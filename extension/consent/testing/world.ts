import { type Scope, type ScopeKey, scopeKey, type Tier } from '#shared/consent/scope.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { StoryAudience } from '#shared/stories/category.ts';

/** A yes, as somebody who stood beside the person would have noted it. */
export interface Yes {
  /** Hash of the ledger's entry. */
  entry: string;
  /** Hash of the document that was on the screen. */
  document: string;
  /** By the clock that never runs backwards, milliseconds since 1970. */
  at: number;
}

/**
 * What is true at a moment, noted down in the order in which it happened, without the code under test. Never changed:
 * the next moment is another world, so that what was true when something was seen can be asked later.
 */
export interface World {
  /** By the clock that never runs backwards. */
  now: number;
  /** The latest that the clock on the wall has ever shown. */
  latestClock: number;
  age: 'unknown' | 'adult' | 'blocked';
  /** How many material changes each document has seen; a yes holds while that is the number of today. */
  documents: ReadonlyMap<string, number>;
  materialChanges: number;
  granted: ReadonlyMap<ScopeKey, Yes>;
  joined: Yes | undefined;
  stories: ReadonlyMap<string, Yes & { revision: number; audience: StoryAudience }>;
  structures: ReadonlyMap<string, Yes>;
  /** How often each scope, the study (`study`), a story or a structure was taken back. */
  takenBack: ReadonlyMap<string, number>;
  /** End of each pause by source; '' is the pause of everything. */
  pauses: ReadonlyMap<string, number>;
  /** Sites by their names in `sites`, and kinds as the browser's own consent knows them, that the browser lets us read and send. */
  permitted: ReadonlySet<string>;
  /** Names of the sites that the person chose for google; youtube leaves no choice. */
  chosen: ReadonlySet<string>;
  /** Sources that were stopped from afar; '' is all of them. */
  stopped: ReadonlySet<string>;
  /** Sources that whoever manages the browser lets be offered; undefined: all. */
  offered: ReadonlySet<string> | undefined;
  /** Whether they let anything be sent. */
  mayLeave: boolean;
  yesesSoFar: number;
}

/** Something that was seen, and the world in which it was. */
export interface Seen {
  observation: Observation;
  capturedAt: number;
  world: World;
}

/** The world on the day of installation. */
export const firstWorld: World = {
  now: 0,
  latestClock: 0,
  age: 'unknown',
  documents: new Map(),
  materialChanges: 0,
  granted: new Map(),
  joined: undefined,
  stories: new Map(),
  structures: new Map(),
  takenBack: new Map(),
  pauses: new Map(),
  // As after "on all sites" in the browser's own menu: what was not chosen is permitted, too.
  permitted: new Set(['youtube', 'one', 'two', 'three', 'recommendation', 'ad', 'query', 'structure']),
  chosen: new Set(),
  stopped: new Set(),
  offered: undefined,
  mayLeave: true,
  yesesSoFar: 0,
};

const year = 365 * 24 * 3_600_000;

/** Whether a yes holds: by an adult, to a document that still counts, less than a year ago. */
export function isStanding(world: World, yes: Yes | undefined): yes is Yes {
  return (
    world.age === 'adult' &&
    yes !== undefined &&
    world.documents.get(yes.document) === world.materialChanges &&
    world.now - yes.at < year
  );
}

/** Whether a site is paused, by itself or with all others. */
export function isPausedIn(world: World, source: string): boolean {
  return ['', source].some((which) => world.now < (world.pauses.get(which) ?? 0));
}

/** Whether a source may be read on a site: permitted by the browser and, where there is a choice, chosen. */
export function mayReadOn(world: World, source: string, on: string): boolean {
  const isChosen = source === 'google' ? world.chosen.has(on) : source === on;
  return isChosen && world.permitted.has(on);
}

/** Whether a source may be read anywhere. */
export function mayRead(world: World, source: string): boolean {
  return ['youtube', 'one', 'two', 'three'].some((on) => mayReadOn(world, source, on));
}

/** Whether a source is offered on this device. */
export function isOfferedIn({ offered }: World, source: string): boolean {
  return offered === undefined || offered.has(source);
}

/** Whether something of a scope may be observed. */
export function mayCapture(world: World, scope: Scope): boolean {
  return (
    isStanding(world, world.granted.get(scopeKey(scope))) &&
    mayRead(world, scope.source) &&
    isOfferedIn(world, scope.source) &&
    world.permitted.has(scope.kind) &&
    !['', scope.source].some((which) => world.stopped.has(which)) &&
    !isPausedIn(world, scope.source)
  );
}

/** Whether anything may be sent to the study. */
export function mayDonate(world: World): boolean {
  return isStanding(world, world.joined) && !world.stopped.has('') && world.mayLeave;
}

/** Whether one item may be sent: seen under the very consents that hold now. */
export function maySend(world: World, { observation, world: then }: Seen): boolean {
  const scope: Scope = { source: observation.source, kind: observation.kind, tier: 'aggregate' };
  const isSame = then.granted.get(scopeKey(scope))?.entry === world.granted.get(scopeKey(scope))?.entry;
  return mayCapture(world, scope) && mayDonate(world) && isSame && then.joined?.entry === world.joined?.entry;
}

/** The scope of what was typed to get an item. */
export function queryScope({ source }: Observation, tier: Tier): Scope {
  return { source, kind: 'query', tier };
}

/** Whether what was typed to get an item may be sent: typed under the very consent that holds now. */
export function maySendQuery(world: World, { observation, world: then }: Seen, tier: Tier): boolean {
  const scope = queryScope(observation, tier);
  const given = then.granted.get(scopeKey(scope));
  return (
    given !== undefined &&
    given.entry === world.granted.get(scopeKey(scope))?.entry &&
    mayCapture(world, scope)
  );
}

/** Whether a person may read one item. */
export function mayExhibit(world: World, { observation, world: then }: Seen): boolean {
  const scope: Scope = { source: observation.source, kind: observation.kind, tier: 'exhibit' };
  const given = then.granted.get(scopeKey(scope));
  return (
    given !== undefined &&
    given.entry === world.granted.get(scopeKey(scope))?.entry &&
    mayCapture(world, scope)
  );
}
