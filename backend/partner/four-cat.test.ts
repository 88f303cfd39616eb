import { describe, expect, test } from 'vitest';
import { aRecommendation } from '../ingest/testing/a-batch.ts';
import { exhibitLines } from './exhibit-lines.ts';
import { exhibitRecord } from './exhibit-record.ts';
import { fourCatHead, fourCatItem } from './four-cat.ts';

/**
 * As read in 4CAT (digitalmethodsinitiative/4cat): `return_cols` of backend/lib/search.py, and the columns of "custom" in
 * datasources/upload/import_formats.py.
 */
const mandatory = ['thread_id', 'body', 'subject', 'timestamp'];
const customColumns = ['id', 'thread_id', 'author', 'body', 'timestamp'];
/** As read in Zeeschuimer (digitalmethodsinitiative/zeeschuimer): what each line of an export says beside `data`. */
const envelope = [
  ...['nav_index', 'item_id', 'timestamp_collected', 'last_updated', 'source_platform'],
  ...['source_platform_url', 'source_url', 'user_agent'],
];

const names = { contributor: 'c1', renamed: (id: string) => `r-${id.slice(-4)}` };
const notice = 'Confidential: for Bridge alone';
const plain = exhibitRecord(
  { ...aRecommendation(), seen: { day: '2026-10-07', visibleMs: 1800 }, labels: ['4K', 'New, hot'] },
  names,
  false,
);
const answer = exhibitRecord(
  {
    ...aRecommendation(),
    kind: 'answer',
    answer: {
      ...{ provider: 'A', model: null, mode: null, status: 'answered', text: '=1+1\n"yes"' },
      citations: [{ n: 1, url: 'https://press.example/a', domain: 'press.example', title: 'A' }],
    },
  } as Parameters<typeof exhibitRecord>[0],
  names,
  false,
);

/** What 4CAT makes of a line when it imports it: `data`, and all that stands outside under one name. */
const imported = (line: string): Record<string, unknown> => {
  const { data, ...rest } = JSON.parse(line.replaceAll('\0', '')) as { data: object };
  return { ...data, __import_meta: rest };
};

describe('a line of NDJSON', () => {
  const { head, lineOf } = exhibitLines('4cat', notice);
  const line = lineOf(plain);

  test('is one line, and what 4CAT imports has every field that it asks for', () => {
    expect(head).toBe('');
    expect(line.trimEnd().split('\n')).toHaveLength(1);
    const item = imported(line);
    for (const field of [...mandatory, ...customColumns]) expect(item[field], field).not.toBeUndefined();
    expect(Object.keys(item.__import_meta as object).sort()).toEqual([...envelope].sort());
    expect(item.__import_meta).toMatchObject({ source_platform: 'daylight', item_id: item.id });
  });

  test('says when as 4CAT reads it, to the day and no closer', () => {
    expect(imported(line)).toMatchObject({ timestamp: '2026-10-07 00:00:00', unix_timestamp: 1791331200 });
    expect((imported(line).__import_meta as { timestamp_collected: number }).timestamp_collected).toBe(
      1791331200_000,
    );
  });

  test('is flat, and says whom it is for', () => {
    for (const [name, value] of Object.entries(JSON.parse(line).data))
      expect(['string', 'number'], name).toContain(typeof value);
    expect(imported(line)).toMatchObject({ labels: '4K, New, hot', notice });
  });

  test('numbers each line of an export', () => {
    expect(JSON.parse(lineOf(plain)).nav_index).not.toBe(JSON.parse(lineOf(plain)).nav_index);
  });
});

test('a recommendation is its title by its publisher, an answer its text by its provider, with what it cites', () => {
  expect(fourCatItem(plain)).toMatchObject({
    author: plain.publisher_name,
    body: plain.item_title,
    subject: plain.item_title,
    thread_id: plain.id,
  });
  expect(fourCatItem({ ...answer, publisher_name: null })).toMatchObject({
    ...{ author: 'A', body: '=1+1\n"yes"', citations: 'https://press.example/a' },
  });
  expect(fourCatItem({ ...plain, host_item: 'abc' }).thread_id).toBe('abc');
});

test('no field of a record is lost on the way but those of an advertising slot', () => {
  const kept = Object.keys(fourCatItem(plain));
  const renamed = new Set(['publisher_name', 'item_title', 'item_url', 'answer_text', 'ad_reasons']);
  const lost = Object.keys(plain).filter((name) => !kept.includes(name) && !renamed.has(name));
  expect(lost.every((name) => name.startsWith('slot_'))).toBe(true);
});

test('the CSV has the columns that 4CAT maps by their names, first, and runs nothing in a spreadsheet', () => {
  const { head, lineOf } = exhibitLines('4cat-csv', notice);
  expect(head).toBe(fourCatHead);
  const columns = head.trimEnd().split(',');
  expect(columns.slice(0, 5)).toEqual(customColumns);
  expect(new Set(columns).size).toBe(columns.length);
  const row = lineOf(answer);
  expect(row).toContain(`"'=1+1\n""yes"""`);
  expect(lineOf(plain).trimEnd().split(',').length).toBeGreaterThanOrEqual(columns.length);
});
