import type { Observation } from '../observations/observation.ts';

/** Time in view goes to a study in steps of this many milliseconds: exact, it could tell that two items are one. */
const step = 1000;

/**
 * What of an observation goes to a study: the fields that it asks for, and those that every observation has. What cannot
 * be left out stays: the form of an ad, who wrote an answer and what came of it, and, where a site says why a publisher
 * is public, the publisher's public id, without which nothing would show that it is. That an answer took the place of
 * another is never told: it would name an item by the id that it has elsewhere.
 * @param id under which it goes there; another than anywhere else, so that two studies cannot be put together by it
 */
export function projectObservation(
  observation: Observation,
  fields: ReadonlySet<string>,
  id: string,
): Observation {
  const asks = (path: string) => fields.has(path);
  const { kind, source, surface, position, context, seen, rules, completeness } = observation;
  const common = {
    ...{ id, source, surface },
    item: projectItem(observation, asks),
    position: {
      section: asks('position.section') ? position.section : null,
      index: position.index,
      ...(asks('position.rank') && position.rank !== undefined ? { rank: position.rank } : {}),
      ...(asks('position.module') && position.module !== undefined ? { module: position.module } : {}),
    },
    labels: asks('labels') ? observation.labels : [],
    context: {
      page: context.page,
      hostItem: asks('context.hostItem') ? context.hostItem : null,
      reach: context.reach,
      ...(asks('context.query') && context.query !== undefined ? { query: context.query } : {}),
    },
    seen: { day: seen.day, visibleMs: Math.round(seen.visibleMs / step) * step },
    ...{ rules, completeness },
  };
  if (kind === 'ad') return { kind, ...common, ad: projectAd(observation.ad, asks) };
  if (kind === 'answer') return { kind, ...common, answer: projectAnswer(observation.answer, asks) };
  return { kind, ...common };
}

type Asks = (path: string) => boolean;

function projectItem({ item }: Observation, asks: Asks): Observation['item'] {
  const { id, name, status } = item.publisher;
  const isSaid = status !== undefined;
  const optional = (['duration', 'views', 'published', 'price'] as const).filter(
    (field) => asks(`item.${field}`) && item[field] !== undefined,
  );
  return {
    id: asks('item.id') ? item.id : null,
    url: asks('item.url') ? item.url : null,
    title: asks('item.title') ? item.title : null,
    publisher: {
      id: asks('item.publisher.id') || isSaid ? id : null,
      name: asks('item.publisher.name') || (isSaid && id === null) ? name : null,
      ...(isSaid ? { status } : {}),
    },
    ...Object.fromEntries(optional.map((field) => [field, item[field]])),
  };
}

type AdDetail = Extract<Observation, { kind: 'ad' }>['ad'];

function projectAd(ad: AdDetail, asks: Asks): AdDetail {
  const { slot } = ad;
  const parts = ['network', 'unit', 'width', 'height', 'filled'] as const;
  const asksSlot = parts.some((part) => asks(`ad.slot.${part}`));
  return {
    advertiser: asks('ad.advertiser') ? ad.advertiser : null,
    landingDomain: asks('ad.landingDomain') ? ad.landingDomain : null,
    disclosure: asks('ad.disclosure') ? ad.disclosure : null,
    format: ad.format,
    ...(asks('ad.reasons') && ad.reasons !== undefined ? { reasons: ad.reasons } : {}),
    ...(slot && asksSlot
      ? {
          slot: {
            network: asks('ad.slot.network') ? slot.network : null,
            unit: asks('ad.slot.unit') ? slot.unit : null,
            width: asks('ad.slot.width') ? slot.width : null,
            height: asks('ad.slot.height') ? slot.height : null,
            filled: asks('ad.slot.filled') ? slot.filled : null,
          },
        }
      : {}),
  };
}

type AnswerDetail = Extract<Observation, { kind: 'answer' }>['answer'];

function projectAnswer({ provider, model, mode, status, text, citations }: AnswerDetail, asks: Asks) {
  return {
    provider,
    model: asks('answer.model') ? model : null,
    mode: asks('answer.mode') ? mode : null,
    status,
    text: asks('answer.text') ? text : null,
    citations: asks('answer.citations') ? citations : [],
  };
}
