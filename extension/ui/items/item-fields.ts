import { type GeneratedI18nStructure, i18n } from '#i18n';
import type { Observation } from '#shared/observations/observation.ts';
import type { ShownItem } from '../../messages/items.ts';
import { formatDay, formatNumber, formatSeconds } from '../format.ts';
import type { Field } from './field-list.tsx';

/** Everything that an item holds, in plain words and in the order in which one would ask for it. */
export function fieldsOf(item: ShownItem, siteName: (source: string) => string): Field[] {
  const { observation } = item;
  const { kind, source, surface, item: shown, position, context, seen } = observation;
  const place = i18n.t('item.placeValue', [surface, formatNumber(position.index + 1)]);
  return present([
    ['kind', i18n.t(`oneKind.${kind}`)],
    ['source', siteName(source)],
    ['title', shown.title],
    ['publisher', shown.publisher.name],
    ['publisherId', shown.publisher.id, true],
    ...(kind === 'ad' ? adFields(observation.ad) : []),
    ...(kind === 'answer' ? answerFields(observation.answer) : []),
    ['url', shown.url, true],
    ['id', shown.id, true],
    ['place', place],
    ['section', position.section],
    ['labels', observation.labels.join(', ')],
    ['page', context.page],
    ['hostItem', context.hostItem, true],
    ['query', context.query ?? null],
    ['reach', i18n.t(`item.reach.${context.reach}`)],
    ['day', formatDay(seen.day)],
    ['seen', formatSeconds(seen.visibleMs)],
    ['missing', observation.completeness.missing.join(', ')],
    ['rules', observation.rules, true],
    ['number', observation.id, true],
    ['batch', item.batchId, true],
  ]);
}

type Name = keyof GeneratedI18nStructure extends infer Key
  ? Key extends `item.field.${infer Field}`
    ? Field
    : never
  : never;
type Row = [name: Name, value: string | null, isCode?: boolean];

function adFields(ad: Extract<Observation, { kind: 'ad' }>['ad']): Row[] {
  return [
    ['advertiser', ad.advertiser],
    ['disclosure', ad.disclosure],
    ['landingDomain', ad.landingDomain, true],
    ['format', i18n.t(`item.format.${ad.format}`)],
  ];
}

function answerFields(answer: Extract<Observation, { kind: 'answer' }>['answer']): Row[] {
  const citations = answer.citations.map(({ n, title, domain, url }) =>
    [`[${n}]`, title, domain ?? url].filter((part) => part !== null).join(' '),
  );
  return [
    ['provider', answer.provider],
    ['model', answer.model],
    ['mode', answer.mode],
    ['status', i18n.t(`item.status.${answer.status}`)],
    ['text', answer.text],
    ['citations', citations.join('\n')],
  ];
}

function present(rows: Row[]): Field[] {
  return rows.flatMap(([name, value, isCode]) =>
    value ? [{ label: i18n.t(`item.field.${name}`), value, ...(isCode && { isCode }) }] : [],
  );
}
