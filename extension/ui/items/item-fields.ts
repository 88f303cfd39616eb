import { type GeneratedI18nStructure, i18n } from '#i18n';
import type { AdSlot, AnswerDetail } from '#shared/observations/fields.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { ShownItem } from '../../messages/items.ts';
import { formatDay, formatDuration, formatNumber, formatSeconds } from '../format.ts';
import type { Field, FieldLine } from './field-list.tsx';

/** Everything that an item holds, in plain words and in the order in which one would ask for it. */
export function fieldsOf(item: ShownItem, siteName: (source: string) => string): Field[] {
  const { observation } = item;
  const { kind, source, surface, item: shown, position, context, seen } = observation;
  const { status } = shown.publisher;
  const place = i18n.t('item.placeValue', [surface, formatNumber(position.index + 1)]);
  return present([
    ['kind', i18n.t(`oneKind.${kind}`)],
    ['source', siteName(source)],
    ['title', shown.title],
    ['publisher', shown.publisher.name],
    ['publisherId', shown.publisher.id, true],
    ['publisherStatus', status ? i18n.t(`item.publisherStatus.${status}`) : null],
    ['duration', shown.duration === undefined ? null : formatDuration(shown.duration)],
    ['views', shown.views ?? null],
    ['published', shown.published ?? null],
    ['price', shown.price ?? null],
    ...(kind === 'ad' ? adFields(observation.ad) : []),
    ...(kind === 'answer' ? answerFields(observation.answer) : []),
    ['url', shown.url, true],
    ['id', shown.id, true],
    ['place', place],
    ['section', position.section],
    ['module', position.module ?? null, true],
    ['rank', position.rank === undefined ? null : formatNumber(position.rank)],
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
type Row = [name: Name, value: string | readonly FieldLine[] | null, isCode?: boolean];

function adFields(ad: Extract<Observation, { kind: 'ad' }>['ad']): Row[] {
  return [
    ['advertiser', ad.advertiser],
    ['disclosure', ad.disclosure],
    ['landingDomain', ad.landingDomain, true],
    ['format', i18n.t(`item.format.${ad.format}`)],
    ['reasons', ad.reasons ?? null],
    ...(ad.slot ? slotFields(ad.slot) : []),
  ];
}

function slotFields({ network, unit, width, height, filled }: AdSlot): Row[] {
  return [
    ['network', network, true],
    ['unit', unit, true],
    ['size', width === null || height === null ? null : `${width} × ${height}`, true],
    ['filled', filled === null ? null : i18n.t(filled ? 'item.yes' : 'item.no')],
  ];
}

function answerFields(answer: AnswerDetail): Row[] {
  return [
    ['provider', answer.provider],
    ['model', answer.model],
    ['mode', answer.mode],
    ['status', i18n.t(`item.status.${answer.status}`)],
    ['text', answer.text],
    ['citations', answer.citations.map(citationLine)],
    ['updateOf', answer.updateOf ?? null, true],
  ];
}

/** One source, and the words that rest on it. That it has no address is said: it is data, too. */
function citationLine({ n, title, domain, url, claim }: AnswerDetail['citations'][number]): FieldLine {
  const address = url?.replace(/^https:\/\//, '') ?? domain;
  const known = [`[${n}]`, title, address].filter((part) => part !== null).join(' ');
  return {
    text: url === null ? `${known} (${i18n.t('item.noAddress')})` : known,
    detail: claim && i18n.t('example.claim', [claim]),
  };
}

function present(rows: Row[]): Field[] {
  return rows.flatMap(([name, value, isCode]): Field[] => {
    if (!value || value.length === 0) return [];
    const label = i18n.t(`item.field.${name}`);
    return typeof value === 'string'
      ? [{ label, value, ...(isCode && { isCode }) }]
      : [{ label, lines: value }];
  });
}
