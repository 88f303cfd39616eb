/** Under which name of `item.field` the words stand for a field that a study can ask for, by its wire path. */
export const fieldWords = {
  'item.title': 'title',
  'item.publisher.name': 'publisher',
  'item.publisher.id': 'publisherId',
  'item.publisher.status': 'publisherStatus',
  'item.duration': 'duration',
  'item.views': 'views',
  'item.published': 'published',
  'item.price': 'price',
  'item.url': 'url',
  'item.id': 'id',
  'ad.advertiser': 'advertiser',
  'ad.disclosure': 'disclosure',
  'ad.landingDomain': 'landingDomain',
  'ad.format': 'format',
  'ad.reasons': 'reasons',
  'ad.slot.network': 'network',
  'ad.slot.unit': 'unit',
  'ad.slot.width': 'size',
  'ad.slot.height': 'size',
  'ad.slot.filled': 'filled',
  'answer.provider': 'provider',
  'answer.model': 'model',
  'answer.mode': 'mode',
  'answer.status': 'status',
  'answer.text': 'text',
  'answer.citations': 'citations',
  'position.section': 'section',
  'position.module': 'module',
  'position.rank': 'rank',
  labels: 'labels',
  'context.hostItem': 'hostItem',
  'context.query': 'query',
} as const;

/** A field that a study can ask for. */
export type AskedField = keyof typeof fieldWords;

/** Whether there are words for a field. */
export function hasWords(field: string): field is AskedField {
  return Object.hasOwn(fieldWords, field);
}
