import type { FieldPath } from './item-rule.ts';

/** Where in an observation, as it is sent, what a rule reads goes to. */
export const wirePathOf: Readonly<Record<FieldPath, string>> = {
  'item.id': 'item.id',
  'item.url': 'item.url',
  'item.title': 'item.title',
  'item.duration': 'item.duration',
  'item.views': 'item.views',
  'item.published': 'item.published',
  'item.price': 'item.price',
  'publisher.id': 'item.publisher.id',
  'publisher.name': 'item.publisher.name',
  'publisher.status': 'item.publisher.status',
  'ad.advertiser': 'ad.advertiser',
  'ad.landingDomain': 'ad.landingDomain',
  'ad.disclosure': 'ad.disclosure',
  'ad.reasons': 'ad.reasons',
  'ad.network': 'ad.slot.network',
  'ad.unit': 'ad.slot.unit',
  'ad.width': 'ad.slot.width',
  'ad.height': 'ad.slot.height',
  'answer.model': 'answer.model',
  'answer.mode': 'answer.mode',
  'answer.text': 'answer.text',
  'position.section': 'position.section',
  'position.module': 'position.module',
  'position.rank': 'position.rank',
};

/** Wire paths that every observation has, whatever it is of. */
export const alwaysThere: readonly string[] = [
  'id',
  'kind',
  'source',
  'surface',
  'position.index',
  'context.page',
  'context.reach',
  'seen.day',
  'seen.visibleMs',
  'rules',
  'completeness.missing',
];
