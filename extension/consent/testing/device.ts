import { type DocumentEntry, documentsInForce } from '#shared/consent/document-index.ts';
import { type Scope, scopeKey } from '#shared/consent/scope.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { StoryAudience } from '#shared/stories/category.ts';
import { countTime, entryTime } from '../../store/clock.ts';
import { composeBatch } from '../compose-batch.ts';
import type { ConsentChange, ConsentEvent } from '../event.ts';
import { type ConsentState, foldConsent } from '../fold.ts';
import { gate } from '../gate.ts';
import { gateStory, type SealedStory } from '../gate-story.ts';
import { gateStructure, type SealedStructure } from '../gate-structure.ts';
import { hostsOf, readerOf } from '../hosts-of.ts';
import { keepable } from '../keepable.ts';
import { type Decide, decideBy } from '../permission.ts';
import { aStory } from './a-story.ts';
import { aStructure } from './a-structure.ts';
import type { Moment, Sealed } from './moment.ts';
import { anExposure, ids, theItem } from './some-items.ts';
import { packs, patternOf, someScopes } from './some-sites.ts';
import { firstWorld, type Seen, type World, type Yes } from './world.ts';

const day = Date.UTC(2026, 10, 21);
const study = 'daylight';
const exposures = ['youtube', 'google'].map((source) => anExposure(source));
const hash = (letter: string, n: number) => letter + String(n).padStart(63, '0');

/**
 * A device in memory: the real ledger's events, the real decisions and the real gate, around a clock, a browser and a
 * person who do what a test tells them. Nothing is ever cleaned up: whatever was seen or sealed is tried again for ever,
 * so that the gate alone stands between it and the world. Everything that happens is written into `moments`.
 */
export class Device {
  readonly moments: Moment[] = [];
  readonly ledger: ConsentEvent[] = [];
  world: World = firstWorld;
  clock = day;
  readonly #documents: DocumentEntry[] = [];
  #waiting: readonly Seen[] = [];
  #approved: readonly Seen[] = [];
  #outbox: readonly Sealed[] = [];
  readonly #stories: SealedStory[] = [];
  readonly #structures: SealedStructure[] = [];
  #state: ConsentState = foldConsent([]);
  #made = 0;

  constructor() {
    this.publish(true);
  }

  /** A new version of the consent document ships with the extension. */
  publish(material: boolean): void {
    const before = this.#decisions();
    const entry = { version: this.#documents.length + 1, locale: 'en', material };
    const document = hash('d', entry.version);
    this.#documents.push({ ...entry, hash: document });
    const materialChanges = this.world.materialChanges + (material ? 1 : 0);
    const documents = new Map(this.world.documents).set(document, materialChanges);
    this.world = { ...this.world, documents, materialChanges };
    this.moments.push({ what: 'document', material, before, after: this.#decisions(), world: this.world });
  }

  grant(scope: Scope, document = this.newest): void {
    const yes = this.#say({ type: 'granted', scope, document, locale: 'en' }, document);
    const granted = new Map(this.world.granted).set(scopeKey(scope), yes);
    this.world = { ...this.world, granted, yesesSoFar: this.world.yesesSoFar + 1 };
  }

  /** Chooses exactly these sites for google. */
  chooseSites(...names: string[]): void {
    this.#say({ type: 'hosts-chosen', source: 'google', hosts: names.map(patternOf) });
    this.world = { ...this.world, chosen: new Set(names) };
  }

  withdraw(scope: Scope): void {
    this.#say({ type: 'withdrawn', scope });
    const granted = new Map(this.world.granted);
    granted.delete(scopeKey(scope));
    this.world = { ...this.world, granted, takenBack: this.#takenBack(scopeKey(scope)) };
  }

  join(document = this.newest): void {
    const joined = this.#say({ type: 'study-joined', study, document, locale: 'en' }, document);
    this.world = { ...this.world, joined, yesesSoFar: this.world.yesesSoFar + 1 };
  }

  leave(): void {
    this.#say({ type: 'study-left', study });
    this.world = { ...this.world, joined: undefined, takenBack: this.#takenBack('study') };
  }

  confirmAge(isAdult: boolean): void {
    this.#say({ type: isAdult ? 'adult-confirmed' : 'adult-denied' });
    const age = isAdult && this.world.age !== 'blocked' ? 'adult' : 'blocked';
    this.world = { ...this.world, age };
  }

  /** Pauses one site, or ('') all, for some time or without end. */
  pause(source: string, ms: number | null): void {
    const until = ms === null ? null : this.#tick() + ms;
    this.#say({ type: 'paused', source: source || null, until });
    const pauses = new Map(this.world.pauses).set(source, until ?? Number.POSITIVE_INFINITY);
    this.world = { ...this.world, pauses };
  }

  resume(source: string): void {
    this.#say({ type: 'resumed', source: source || null });
    const pauses = new Map(this.world.pauses);
    pauses.delete(source);
    this.world = { ...this.world, pauses };
  }

  /** The remote switch: one source, or ('') all. */
  stop(source: string): void {
    this.#say({ type: 'remotely-stopped', sources: source ? [source] : null });
    this.world = { ...this.world, stopped: new Set([...this.world.stopped, source]) };
  }

  /** Whoever manages the browser sets something. */
  manage(set: Partial<Pick<World, 'offered' | 'mayLeave'>>): void {
    this.world = { ...this.world, ...set };
  }

  /** The browser's own settings: a site, or a kind of data. */
  permit(what: string, isPermitted: boolean): void {
    const permitted = new Set(this.world.permitted);
    if (isPermitted) permitted.add(what);
    else permitted.delete(what);
    this.world = { ...this.world, permitted };
  }

  /**
   * Something comes into view on a site, with what was typed to get it; in a private window the browser permits nothing.
   */
  see(
    source: string,
    kind: Kind,
    { isPrivate = false, on = source === 'google' ? 'one' : source } = {},
  ): void {
    const decide = this.decide(isPrivate);
    const decision = decide.capture({ source, kind, tier: 'aggregate' });
    const { world } = this;
    const moment = { scope: { source, kind, tier: 'aggregate' }, isPrivate, on, world } as const;
    if (!decision.allowed) {
      this.moments.push({ what: 'not-seen', why: decision.why, ...moment });
      return;
    }
    if (readerOf(packs, this.#hosts(isPrivate), new URL(patternOf(on).slice(0, -1)))?.source !== source) {
      this.moments.push({ what: 'not-seen', why: 'not-chosen-here', ...moment });
      return;
    }
    const observation = keepable(theItem(source, kind, this.#made++), decide);
    if (!observation) throw new Error('Two decisions on the same item differ');
    const seen = { observation, capturedAt: world.now, world };
    this.#waiting = [...this.#waiting, seen];
    this.moments.push({ what: 'seen', seen, ...moment });
  }

  approve(): void {
    this.#approved = [...this.#approved, ...this.#waiting];
    this.#waiting = [];
  }

  seal(): void {
    const decide = this.decide();
    const batchId = ids[this.#made++ % ids.length] ?? '';
    const batch = composeBatch(batchId, study, this.#approved, exposures, decide);
    const { world } = this;
    const inside = new Set(batch?.observations.map((observation) => observation.id));
    const taken = this.#approved.filter((seen) => inside.has(seen.observation.id));
    this.#approved = this.#approved.filter((seen) => !inside.has(seen.observation.id));
    this.moments.push({ what: 'composed', batch, items: taken, left: this.#approved, world });
    if (batch) this.#outbox = [...this.#outbox, { batchId, json: JSON.stringify(batch), items: taken }];
  }

  /** Tries to send whatever is in the outbox; without an answer, it is there the next time, too. */
  send(isAnswered: boolean): void {
    for (const sealed of this.#outbox) {
      const answer = gate(sealed, this.decide());
      const moment = { batch: JSON.parse(sealed.json), items: sealed.items, world: this.world };
      if ('batch' in answer) this.moments.push({ what: 'sent', json: answer.batch.json, ...moment });
      else this.moments.push({ what: 'held', why: answer.withheld, ...moment });
      const isDone = 'batch' in answer ? isAnswered : answer.withheld === 'other-consent';
      if (isDone) this.#outbox = this.#outbox.filter((other) => other !== sealed);
      if (isDone && !('batch' in answer)) this.#approved = [...this.#approved, ...sealed.items];
    }
  }

  tell(story: string, audience: StoryAudience): void {
    const revision = (this.world.stories.get(story)?.revision ?? 0) + 1;
    const document = this.newest;
    const yes = this.#say({ type: 'story-granted', story, revision, audience, document }, document);
    const stories = new Map(this.world.stories).set(story, { ...yes, revision, audience });
    this.world = { ...this.world, stories, yesesSoFar: this.world.yesesSoFar + 1 };
    const consent = { document, grant: yes.entry };
    this.#stories.push({
      id: story,
      revision,
      json: JSON.stringify(aStory(story, revision, audience, consent)),
    });
  }

  takeBack(story: string): void {
    this.#say({ type: 'story-withdrawn', story });
    const stories = new Map(this.world.stories);
    stories.delete(story);
    this.world = { ...this.world, stories, takenBack: this.#takenBack(story) };
  }

  /** Tries to send every revision of every story that was ever agreed to. */
  sendStories(): void {
    for (const sealed of this.#stories) {
      const answer = gateStory(sealed, this.decide());
      const moment = { story: JSON.parse(sealed.json), world: this.world };
      this.moments.push(
        'story' in answer
          ? { what: 'story-sent', ...moment }
          : { what: 'story-held', why: answer.withheld, ...moment },
      );
    }
  }

  helpToFix(structure: string): void {
    const document = this.newest;
    const yes = this.#say({ type: 'structure-granted', structure, document }, document);
    const structures = new Map(this.world.structures).set(structure, yes);
    this.world = { ...this.world, structures, yesesSoFar: this.world.yesesSoFar + 1 };
    const json = JSON.stringify(aStructure(structure, { document, grant: yes.entry }));
    this.#structures.push({ id: structure, json });
  }

  takeStructureBack(structure: string): void {
    this.#say({ type: 'structure-withdrawn', structure });
    const structures = new Map(this.world.structures);
    structures.delete(structure);
    this.world = { ...this.world, structures, takenBack: this.#takenBack(structure) };
  }

  /** Tries to send every structure that was ever agreed to. */
  sendStructures(): void {
    for (const sealed of this.#structures) {
      const answer = gateStructure(sealed, this.decide());
      const moment = { structure: JSON.parse(sealed.json), world: this.world };
      this.moments.push(
        'structure' in answer
          ? { what: 'structure-sent', ...moment }
          : { what: 'structure-held', why: answer.withheld, ...moment },
      );
    }
  }

  /** Hash of the newest document. */
  get newest(): string {
    return hash('d', this.#documents.length);
  }

  decide(isPrivate = false): Decide {
    const { permitted, offered, mayLeave } = this.world;
    const hosts = this.#hosts(isPrivate);
    const isPermitted = ({ source, kind }: Scope) =>
      (hosts.get(source)?.length ?? 0) > 0 && permitted.has(kind);
    const documents = documentsInForce(this.#documents);
    return decideBy(this.#state, {
      ...{ now: this.#tick(), documents, study, limited: new Map(), isPermitted },
      ...{ mayTell: true, mayShowStructure: permitted.has('structure'), offered, mayLeave },
    });
  }

  /** Where each source may run. */
  #hosts(isPrivate: boolean): ReadonlyMap<string, string[]> {
    const permitted = new Set(isPrivate ? [] : [...this.world.permitted].map(patternOf));
    return new Map(packs.map((pack) => [pack.source, hostsOf(pack, this.#state, permitted)]));
  }

  #decisions(): boolean[] {
    if (this.#documents.length === 0) return [];
    const decide = this.decide();
    return someScopes.flatMap((scope) => [decide.capture(scope).allowed, decide.send(scope).allowed]);
  }

  #tick(): number {
    const now = countTime(this.world.now, this.clock);
    this.world = { ...this.world, now, latestClock: Math.max(this.world.latestClock, this.clock) };
    return now;
  }

  #say(change: ConsentChange, document = ''): Yes {
    const now = this.#tick();
    const at = entryTime(now, now);
    const entry = hash('e', this.ledger.length);
    const previous = this.ledger.at(-1)?.hash ?? '';
    this.ledger.push({ id: String(this.ledger.length), at, uiVersion: '1', change, previous, hash: entry });
    this.#state = foldConsent(this.ledger);
    this.world = { ...this.world, now: at };
    return { entry, document, at };
  }

  #takenBack(what: string): ReadonlyMap<string, number> {
    return new Map(this.world.takenBack).set(what, (this.world.takenBack.get(what) ?? 0) + 1);
  }
}
