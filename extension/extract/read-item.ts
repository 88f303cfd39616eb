import type { FieldPath, ItemRule } from '#shared/rules/item-rule.ts';
import type { SurfaceRule } from '#shared/rules/surface-rule.ts';
import type { Draft } from './draft.ts';
import { holds } from './holds.ts';
import { readCitations } from './read-citations.ts';
import { cut, readField } from './read-field.ts';
import { readLabels } from './read-labels.ts';
import { readFirst } from './read-value.ts';
import { tidy } from './text-of.ts';
import { transform } from './transforms.ts';

const PublisherStatuses = ['verified', 'page', 'community'] as const;
const slotFields = ['ad.network', 'ad.unit', 'ad.width', 'ad.height'] as const;

/** Where an item stands, and what may be read of it. */
export interface ItemPlace {
  surface: SurfaceRule;
  /** Element of the surface around the item. */
  container: Element;
  /** Place within the surface, from 0. */
  index: number;
  /** Address of the page. */
  address: string;
  reach: Draft['context']['reach'];
  /** Whether what the person typed may be read. */
  mayReadQuery: boolean;
}

/**
 * Reads one item.
 * @returns nothing when a required field is missing: the item counts as failed
 */
export function readItem(element: Element, rule: ItemRule, place: ItemPlace): Draft | undefined {
  const { surface, index, address } = place;
  const values: { [field in FieldPath]?: string | null } = {};
  for (const [field, readers] of Object.entries(rule.fields) as [FieldPath, ItemRule['fields'][FieldPath]][])
    values[field] = readField(element, field, readers ?? [], address);
  const value = (field: FieldPath) => values[field] ?? null;
  const lacks = (field: FieldPath) => !values[field];
  if (rule.required.some(lacks)) return undefined;

  const id = value('item.id');
  const duration = number(value('item.duration'));
  const rank = number(value('position.rank'));
  const status = PublisherStatuses.find((one) => one === value('publisher.status'));
  const optional = (name: string, text: string | null) => (text ? { [name]: text } : {});
  const query = place.mayReadQuery ? readQuery(element, rule, place) : '';
  const common = {
    surface: surface.id,
    item: {
      id,
      url:
        id && rule.url
          ? rule.url
              .replace('{host}', URL.parse(address)?.hostname ?? '')
              .replace('{item.id}', encodeURIComponent(id))
          : value('item.url'),
      title: value('item.title'),
      publisher: { id: value('publisher.id'), name: value('publisher.name'), ...(status ? { status } : {}) },
      ...(duration ? { duration } : {}),
      ...optional('views', value('item.views')),
      ...optional('published', value('item.published')),
      ...optional('price', value('item.price')),
    },
    position: {
      section: value('position.section'),
      index: Math.min(index, 9999),
      ...(rank === undefined ? {} : { rank }),
      ...optional('module', value('position.module')),
    },
    labels: readLabels(element, rule.labels ?? []),
    context: {
      page: surface.page,
      hostItem: hostItemOf(surface, address),
      reach: surface.reach ?? place.reach,
      ...optional('query', query),
    },
    completeness: { missing: (rule.expected ?? []).filter(lacks) },
  };
  switch (rule.kind) {
    case 'ad':
      return {
        kind: 'ad',
        ...common,
        ad: {
          advertiser: value('ad.advertiser'),
          landingDomain: value('ad.landingDomain'),
          disclosure: value('ad.disclosure'),
          format: rule.format ?? 'native',
          ...optional('reasons', value('ad.reasons')),
          ...slotOf(element, rule, value),
        },
      };
    case 'answer':
      return {
        kind: 'answer',
        ...common,
        answer: {
          provider: rule.provider ?? '',
          model: value('answer.model'),
          mode: value('answer.mode'),
          status: statusOf(element, rule),
          text: value('answer.text'),
          citations: readCitations(element, rule.citations ?? [], address),
        },
      };
    default:
      return { kind: rule.kind, ...common };
  }
}

/** What makes this the same item when the page shows it again; '' where the page does not say. Stays on the page. */
export function readKey(element: Element, rule: ItemRule, address: string): string {
  return readFirst(element, rule.key ?? [], address);
}

/** Public id of what the page is about, read from its address. */
export function hostItemOf(surface: SurfaceRule, address: string): string | null {
  let value: string | undefined = surface.hostItem && address;
  for (const step of surface.hostItem?.transforms ?? []) value = value && transform(value, step, address);
  const id = tidy(value);
  return id && id.length <= 200 ? id : null;
}

/** The slot that an ad stands in, where the rule knows how to read one. */
function slotOf(element: Element, { fields, filled }: ItemRule, value: (field: FieldPath) => string | null) {
  const isSlot = filled || slotFields.some((field) => fields[field]);
  if (!isSlot) return {};
  const slot = {
    network: value('ad.network'),
    unit: value('ad.unit'),
    width: number(value('ad.width')) ?? null,
    height: number(value('ad.height')) ?? null,
    filled: filled ? filled.some((condition) => holds(element, condition)) : null,
  };
  return { slot };
}

function number(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

function statusOf(element: Element, rule: ItemRule) {
  const found = rule.statuses?.find(({ when }) => when.some((condition) => holds(element, condition)));
  return found?.status ?? 'answered';
}

function readQuery(element: Element, rule: ItemRule, { surface, container, address }: ItemPlace): string {
  const own = readFirst(element, rule.query ?? [], address);
  return cut(own || readFirst(container, surface.query ?? [], address), 1000);
}
