import { expect, test } from 'vitest';
import { ImportedItem, importRows } from '../../messages/import-rows.ts';
import type { Ask } from '../surroundings.ts';
import { parts, sendImport } from './send-import.ts';
import { anItemRow } from './testing/an-export.ts';

const items = Array.from({ length: 1203 }, (_, n) => ImportedItem.parse(anItemRow(n)));

test('rows arrive once each, in messages that the background takes', async () => {
  const arrived: string[] = [];
  const ask: Ask = async (contract, body) => {
    const { items: some } = importRows.request.parse(body);
    arrived.push(...some.map(({ id }) => id));
    return contract.response.parse({ added: some.length - 1 });
  };
  const shares: number[] = [];
  const result = await sendImport(ask, { items, stories: [] }, (share) => shares.push(share));
  expect(arrived).toEqual(items.map(({ id }) => id));
  expect(result).toEqual({ added: 1200, there: 3 });
  expect(shares.at(-1)).toBe(1);
});

test('no message is longer than the browser carries', () => {
  const long = Array.from({ length: 30 }, () => 'x'.repeat(900_000));
  const cut = [...parts(long, 500)];
  expect(cut.flat()).toEqual(long);
  for (const part of cut) expect(JSON.stringify(part).length).toBeLessThan(4_500_000);
});
