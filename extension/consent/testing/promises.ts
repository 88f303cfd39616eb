import { type Scope, scopeKey, type Tier } from '#shared/consent/scope.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { Device } from './device.ts';
import { type Moment, type MomentOf, momentsOf } from './moment.ts';
import {
  isOfferedIn,
  isPausedIn,
  isStanding,
  mayCapture,
  mayDonate,
  mayExhibit,
  mayRead,
  mayReadOn,
  maySend,
  maySendQuery,
  queryScope,
  type Yes,
} from './world.ts';

const year = 365 * 24 * 3_600_000;
const known = ['youtube', 'google'].flatMap((s) => [`${s}/recommendation`, `${s}/ad`]);

function keep(isKept: boolean, moment: Moment): void {
  if (isKept) return;
  const { world, ...what } = moment;
  // Which items, by their scope: the sequence of steps tells the rest.
  const short = (key: string, value: unknown) =>
    key === 'world' || key === 'observation' ? undefined : value;
  throw new Error(
    `Broken at ${new Date(world.now).toISOString()}, when this was: ${JSON.stringify(what, short)}`,
  );
}

const aggregate = ({ source, kind }: Observation): Scope => ({ source, kind, tier: 'aggregate' });
const sent = ({ moments }: Device) => momentsOf(moments, 'sent');
const scopesOf = (batch: Batch) => batch.observations.map(aggregate);

/** Every source that something of stands in what was sent or held. */
function sourcesOf(moment: MomentOf<'sent' | `${'story' | 'structure'}-${'sent' | 'held'}`>): string[] {
  if ('structure' in moment) return [moment.structure.structure.source];
  if ('story' in moment)
    return [...moment.story.story.observations, ...moment.story.story.trail].map(({ source }) => source);
  return [...moment.batch.observations, ...moment.batch.exposures].map(({ source }) => source);
}

/** Whether a story or a structure is held by whoever manages the browser. */
function isManagedIn(moment: MomentOf<'story-held' | 'structure-held'>): boolean {
  const { world } = moment;
  return !world.mayLeave || !sourcesOf(moment).every((source) => isOfferedIn(world, source));
}

const names = (batch: Batch, scope: Scope) =>
  batch.consents.find((consent) => scopeKey(consent.scope) === scopeKey(scope));

/** The promises of consent (trust.md 1.3), each judged by what happened on a device and nothing else. */
export const promises = {
  'C1 nothing is kept or sent before the first grant': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen', 'sent', 'story-sent', 'structure-sent'))
      keep(moment.world.yesesSoFar > 0, moment);
  },
  'C2 whatever is sent was seen and is sent under a grant of its exact scope and document that held all along':
    (device) => {
      for (const moment of sent(device)) {
        const { batch, items, world } = moment;
        keep(items.length === batch.observations.length, moment);
        for (const { observation, capturedAt, world: then } of items) {
          const yes = world.granted.get(scopeKey(aggregate(observation)));
          const named = names(batch, aggregate(observation));
          const isIt = (said: Yes | undefined, grant?: { grant: string; document: string }) =>
            said?.entry === grant?.grant && said?.document === grant?.document;
          keep(isIt(yes, named) && isIt(then.granted.get(scopeKey(aggregate(observation))), named), moment);
          keep(isIt(world.joined, batch.joined) && isIt(then.joined, batch.joined), moment);
          keep(isStanding(world, yes) && isStanding(then, yes) && yes.at <= capturedAt, moment);
          keep(isStanding(world, world.joined) && world.joined.at <= capturedAt, moment);
        }
      }
    },
  'C3 after a withdrawal nothing of its scope is sent, not even from a batch that was sealed before': (
    device,
  ) => {
    for (const moment of sent(device))
      for (const { observation, world: then } of moment.items)
        for (const what of [scopeKey(aggregate(observation)), 'study'])
          keep(then.takenBack.get(what) === moment.world.takenBack.get(what), moment);
  },
  'C4 a pause keeps and sends nothing, and its end makes up for nothing': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen'))
      keep(!isPausedIn(moment.world, moment.scope.source), moment);
    for (const moment of momentsOf(moments, 'sent'))
      for (const { observation, world: then } of moment.items)
        keep(![moment.world, then].some((world) => isPausedIn(world, observation.source)), moment);
    for (const moment of momentsOf(moments, 'story-sent')) keep(!isPausedIn(moment.world, ''), moment);
    for (const moment of momentsOf(moments, 'structure-sent'))
      keep(!isPausedIn(moment.world, moment.structure.structure.source), moment);
  },
  'C5 a material change of the document sends nothing until it is agreed to; another one changes nothing': (
    device,
  ) => {
    for (const moment of momentsOf(device.moments, 'document'))
      keep(
        moment.after.every((is, i) => is === (!moment.material && moment.before[i])),
        moment,
      );
    for (const moment of sent(device))
      for (const { document } of [moment.batch.joined, ...moment.batch.consents])
        keep(moment.world.documents.get(document) === moment.world.materialChanges, moment);
  },
  'C6 setting the clock back never revives a grant that has run out': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen', 'sent')) {
      const { world } = moment;
      const scopes = moment.what === 'sent' ? scopesOf(moment.batch) : [moment.scope];
      const yeses = scopes.map((scope) => world.granted.get(scopeKey(scope)));
      if (moment.what === 'sent') yeses.push(world.joined);
      for (const yes of yeses) keep(yes !== undefined && world.latestClock - yes.at < year, moment);
    }
  },
  'C7 a source or a kind that nobody knows is neither kept nor sent': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen', 'sent')) {
      const scopes = moment.what === 'sent' ? scopesOf(moment.batch) : [moment.scope];
      keep(
        scopes.every(({ source, kind }) => known.includes(`${source}/${kind}`)),
        moment,
      );
    }
  },
  'C9 without the permission of the browser nothing is kept or sent, from that moment on': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen', 'sent')) {
      const { world } = moment;
      const scopes = moment.what === 'sent' ? scopesOf(moment.batch) : [moment.scope];
      keep(
        scopes.every(({ source, kind }) => mayRead(world, source) && world.permitted.has(kind)),
        moment,
      );
    }
  },
  'C10 nothing from a private window is kept': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen')) keep(!moment.isPrivate, moment);
  },
  'C16 nothing is kept from a site that was not chosen at that moment, whatever else the browser permits': ({
    moments,
  }) => {
    for (const moment of momentsOf(moments, 'seen'))
      keep(mayReadOn(moment.world, moment.scope.source, moment.on), moment);
  },
  'C12 every batch is sent as it was sealed, and names the very entries of the ledger that allow it': (
    device,
  ) => {
    const { ledger, moments } = device;
    const change = (grant: string) => ledger.find((event) => event.hash === grant)?.change;
    for (const moment of momentsOf(moments, 'sent')) {
      const { batch } = moment;
      const composed = momentsOf(moments, 'composed').find((c) => c.batch?.batchId === batch.batchId);
      keep(moment.json === JSON.stringify(composed?.batch), moment);
      const joined = change(batch.joined.grant);
      keep(joined?.type === 'study-joined' && joined.study === batch.study, moment);
      for (const { scope, grant, document } of batch.consents) {
        const said = change(grant);
        keep(said?.type === 'granted' && said.document === document, moment);
        keep(said?.type === 'granted' && scopeKey(said.scope) === scopeKey(scope), moment);
      }
      keep(
        scopesOf(batch).every((scope) => names(batch, scope) !== undefined),
        moment,
      );
      keep(
        batch.exposures.every((e) => batch.consents.some((c) => c.scope.source === e.source)),
        moment,
      );
    }
  },
  'that a person may read single items is claimed where all of them were seen under that very grant, and nowhere else':
    ({ moments }) => {
      for (const moment of momentsOf(moments, 'composed', 'sent')) {
        if (!moment.batch) continue;
        for (const scope of scopesOf(moment.batch)) {
          const exhibit = names(moment.batch, { ...scope, tier: 'exhibit' });
          const same = moment.items.filter(
            ({ observation: { source, kind } }) => source === scope.source && kind === scope.kind,
          );
          const may = same.every((seen) => mayExhibit(moment.world, seen));
          keep(exhibit ? may : moment.what === 'sent' || !may, moment);
          const given = moment.world.granted.get(scopeKey({ ...scope, tier: 'exhibit' }));
          keep(!exhibit || exhibit.grant === given?.entry, moment);
        }
      }
    },
  'C15 what was typed is kept and sent under its own grant alone, held all along; without it the item goes by itself':
    ({ moments }) => {
      for (const moment of momentsOf(moments, 'seen')) {
        const { observation } = moment.seen;
        const may = mayCapture(moment.world, queryScope(observation, 'aggregate'));
        keep((observation.context.query !== undefined) === may, moment);
      }
      for (const moment of momentsOf(moments, 'composed', 'sent')) {
        const { batch, items, world } = moment;
        for (const { id, source, kind, context } of batch?.observations ?? []) {
          const seen = items.find((item) => item.observation.id === id);
          if (!seen || !batch) throw new Error('A batch holds what nobody saw');
          const isExhibit = names(batch, { source, kind, tier: 'exhibit' }) !== undefined;
          const tiers: Tier[] = isExhibit ? ['aggregate', 'exhibit'] : ['aggregate'];
          const typed = seen.observation.context.query;
          const may = typed !== undefined && tiers.every((tier) => maySendQuery(world, seen, tier));
          keep(context.query === undefined || (may && context.query === typed), moment);
          // What is sealed holds all that it may; by the time it is sent, more may have been agreed to.
          keep(context.query !== undefined || !may || moment.what === 'sent', moment);
          for (const tier of context.query === undefined ? [] : tiers) {
            const scope = queryScope(seen.observation, tier);
            keep(names(batch, scope)?.grant === world.granted.get(scopeKey(scope))?.entry, moment);
            const takenBack = seen.world.takenBack.get(scopeKey(scope));
            keep(takenBack === world.takenBack.get(scopeKey(scope)), moment);
          }
        }
      }
    },
  'a story is sent in the very revision, and to the very readers, that its author agreed to': ({
    moments,
  }) => {
    for (const moment of momentsOf(moments, 'story-sent')) {
      const { id, revision, consent, story } = moment.story;
      const yes = moment.world.stories.get(id);
      keep(isStanding(moment.world, yes) && !moment.world.stopped.has(''), moment);
      keep(yes?.revision === revision && yes.audience === story.audience, moment);
      keep(yes?.entry === consent.grant && yes.document === consent.document, moment);
    }
  },
  'the structure of a page is sent only as the very one that the person looked at and agreed to': ({
    moments,
  }) => {
    for (const moment of momentsOf(moments, 'structure-sent')) {
      const { id, consent, structure } = moment.structure;
      const { world } = moment;
      const yes = world.structures.get(id);
      keep(isStanding(world, yes) && world.permitted.has('structure'), moment);
      keep(!['', structure.source].some((which) => world.stopped.has(which)), moment);
      keep(yes?.entry === consent.grant && yes.document === consent.document, moment);
    }
  },
  'who is not 18, or was stopped from afar, keeps and sends nothing': ({ moments }) => {
    for (const moment of momentsOf(moments, 'seen', 'sent', 'story-sent', 'structure-sent')) {
      const { age, stopped } = moment.world;
      keep(age === 'adult' && !stopped.has(''), moment);
      const scopes =
        moment.what === 'sent' ? scopesOf(moment.batch) : moment.what === 'seen' ? [moment.scope] : [];
      keep(!scopes.some((scope) => stopped.has(scope.source)), moment);
    }
  },
  'C17 what an institution has switched off is neither kept nor sent, from that moment on': ({ moments }) => {
    for (const moment of momentsOf(moments, 'sent', 'story-sent', 'structure-sent'))
      keep(moment.world.mayLeave && sourcesOf(moment).every((s) => isOfferedIn(moment.world, s)), moment);
    for (const moment of momentsOf(moments, 'seen'))
      keep(isOfferedIn(moment.world, moment.scope.source), moment);
  },
  'whatever is agreed to is kept and sent: nothing else holds anything up': ({ moments }) => {
    for (const moment of momentsOf(moments, 'not-seen'))
      keep(
        moment.isPrivate ||
          !mayCapture(moment.world, moment.scope) ||
          !mayReadOn(moment.world, moment.scope.source, moment.on),
        moment,
      );
    for (const moment of momentsOf(moments, 'composed'))
      keep(!moment.left.some((seen) => maySend(moment.world, seen)), moment);
    for (const moment of momentsOf(moments, 'held')) {
      const { world, batch, items } = moment;
      const claims = batch.consents.filter(({ scope }) => scope.tier === 'exhibit' || scope.kind === 'query');
      const isStale = claims.some(
        ({ scope, grant }) =>
          world.granted.get(scopeKey(scope))?.entry !== grant || !mayCapture(world, scope),
      );
      keep(isStale || !mayDonate(world) || !items.every((seen) => maySend(world, seen)), moment);
    }
    for (const moment of momentsOf(moments, 'story-held')) {
      const yes = moment.world.stories.get(moment.story.id);
      const isCurrent = isStanding(moment.world, yes) && yes.entry === moment.story.consent.grant;
      const isManaged = isManagedIn(moment);
      keep(!isCurrent || isManaged || moment.world.stopped.has('') || isPausedIn(moment.world, ''), moment);
    }
    for (const moment of momentsOf(moments, 'structure-held')) {
      const { world } = moment;
      const { id, consent, structure } = moment.structure;
      const yes = world.structures.get(id);
      const isCurrent = isStanding(world, yes) && yes.entry === consent.grant;
      const isHeld =
        isManagedIn(moment) || isPausedIn(world, structure.source) || !world.permitted.has('structure');
      keep(!isCurrent || isHeld || ['', structure.source].some((which) => world.stopped.has(which)), moment);
    }
  },
} satisfies Record<string, (device: Device) => void>;
