import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { formatNumber } from '../format.ts';

const fields = {
  'item.title': 'item.field.title',
  'item.url': 'item.field.url',
  'item.id': 'item.field.id',
  'item.publisher.id': 'item.field.publisherId',
  'item.publisher.name': 'item.field.publisher',
  'context.query': 'item.field.query',
  'position.section': 'item.field.section',
  'ad.advertiser': 'item.field.advertiser',
  'ad.disclosure': 'item.field.disclosure',
  'ad.landingDomain': 'item.field.landingDomain',
  'answer.text': 'item.field.text',
  'answer.citations.title': 'item.field.citations',
  'answer.citations.url': 'item.field.citations',
  'answer.citations.claim': 'item.field.citations',
} as const;

const kinds = ['email', 'phone', 'card', 'iban', 'url', 'profile'] as const;

/** What redaction took out of an item, one line each. */
export function DroppedParts({ dropped }: { dropped: ShownItem['dropped'] }) {
  if (dropped.length === 0) return null;
  return (
    <section class="dropped">
      <h3>{i18n.t('item.takenOut')}</h3>
      <ul>
        {dropped.map((part) => (
          <li key={`${part.field} ${part.kind}`}>{sentence(part)}</li>
        ))}
      </ul>
    </section>
  );
}

function sentence({ field, kind, count }: ShownItem['dropped'][number]): string {
  const label = i18n.t(isKnown(field, fields) ? fields[field] : 'item.field.other');
  const known = kinds.find((name) => name === kind) ?? 'other';
  const words = i18n.t(`item.dropped.${known}`, [label]);
  return count > 1 ? i18n.t('item.times', [words, formatNumber(count)]) : words;
}

function isKnown<Names extends object>(name: string, names: Names): name is Extract<keyof Names, string> {
  return Object.hasOwn(names, name);
}
