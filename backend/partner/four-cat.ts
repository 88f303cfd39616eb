import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/formula-guard.ts';
import type { ExhibitRecord } from './exhibit-record.ts';

/**
 * Names under which 4CAT knows the source of these records: the datasource that reads them (docs/partner-access.md), as
 * Zeeschuimer names a platform.
 */
const platform = 'daylight';

/**
 * What 4CAT asks of every item (`id`, `thread_id`, `author`, `body`, `timestamp`, and `subject` and `unix_timestamp`, which
 * its processors use), then the record itself, flat: lists are joined, addresses of citations stand alone.
 */
const extra = [
  ...[
    'url',
    'contributor',
    'day',
    'source',
    'surface',
    'kind',
    'page',
    'host_item',
    'reach',
    'query',
    'section',
  ],
  ...[
    'position',
    'rank',
    'module',
    'item_id',
    'publisher_id',
    'publisher_status',
    'duration_seconds',
    'views',
  ],
  ...['published', 'price', 'labels', 'advertiser', 'landing_domain', 'disclosure', 'ad_format', 'provider'],
  ...['model', 'mode', 'answer_status', 'citations', 'update_of', 'visible_ms', 'missing', 'rules', 'notice'],
] as const;
const asked = ['id', 'thread_id', 'author', 'body', 'timestamp', 'subject', 'unix_timestamp'] as const;

/** A record as an item of 4CAT: text or numbers alone, empty where there is nothing. */
export type FourCatItem = Record<(typeof asked)[number] | (typeof extra)[number], string | number>;

/** A record as an item of 4CAT. What was seen is known by its day, so the time is midnight (UTC). */
export function fourCatItem(record: ExhibitRecord): FourCatItem {
  const day = String(record.day);
  const title = flat(record.item_title);
  const own = { ...record, url: record.item_url, citations: addressesOf(record.citations) };
  const rest = Object.fromEntries(extra.map((name) => [name, flat((own as ExhibitRecord)[name])]));
  return {
    id: String(record.id),
    // What a thing was seen beside; alone, it is a thread of its own.
    thread_id: String(record.host_item ?? record.id),
    author: flat(record.publisher_name ?? record.advertiser ?? record.provider),
    body: record.kind === 'answer' ? flat(record.answer_text) : title,
    timestamp: `${day} 00:00:00`,
    subject: title,
    unix_timestamp: Date.parse(`${day}T00:00:00Z`) / 1000,
    ...(rest as Omit<FourCatItem, (typeof asked)[number]>),
  };
}

/**
 * One line of NDJSON as Zeeschuimer exports and 4CAT imports it: about the capture outside, the item under `data`. Of the
 * capture nothing is known but the day: no address of a page that was open, no browser.
 */
export function fourCatLine(record: ExhibitRecord, place: number): string {
  const data = fourCatItem(record);
  const collected = Number(data.unix_timestamp) * 1000;
  return `${JSON.stringify({
    nav_index: `0:0:${place}`,
    item_id: data.id,
    timestamp_collected: collected,
    last_updated: collected,
    source_platform: platform,
    source_platform_url: '',
    source_url: '',
    user_agent: '',
    data,
  })}\n`;
}

/** The header of the CSV, whose columns 4CAT takes for its own by their names. */
export const fourCatHead = `${[...asked, ...extra].join(',')}\n`;

/** One line of CSV. Text that a spreadsheet would run has an apostrophe before it. */
export function fourCatRow(record: ExhibitRecord): string {
  const item = fourCatItem(record);
  const cells = [...asked, ...extra].map((name) => {
    const value = item[name];
    return typeof value === 'string' ? guardFormula(value) : String(value);
  });
  return stringify([cells], { record_delimiter: '\n', quoted_match: /^\s|\s$|\r/ });
}

function flat(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  // 4CAT reads files line by line, and takes out this character before it does.
  return typeof value === 'number' ? value : String(value).replaceAll('\0', '');
}

function addressesOf(citations: unknown): string[] {
  if (!Array.isArray(citations)) return [];
  return citations.map((one: { url?: unknown; domain?: unknown }) => String(one.url ?? one.domain ?? ''));
}
