import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../store/sql-pool.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { beginAccess, countAccess } from './access.ts';
import { RowsSpent, rowsLeft } from './rows-today.ts';

const day = '2026-11-28';

describe.each(engines)('rows of a day on the $engine engine', ({ open }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(() => opened.dispose());

  const aReader = () => ({ keyId: randomUUID(), partner: 'Bridge', rowsPerDay: 10 });
  const take = (reader: ReturnType<typeof aReader> | { partner: string }, rows: number, on = day) =>
    transaction(opened.store.pool, async (client) => {
      const access = { reader, what: 'exhibits', study: 'daylight', from: '2026-10-05', day: on } as const;
      const id = await beginAccess(client, access);
      await countAccess(client, id, access, rows, true);
    });

  test('a key takes what it may, and not a row more; what it was refused is not counted', async () => {
    const reader = aReader();
    await take(reader, 6);
    expect(await rowsLeft(opened.store.pool, reader, day)).toBe(4);
    await expect(take(reader, 5)).rejects.toThrow(RowsSpent);
    expect(await rowsLeft(opened.store.pool, reader, day)).toBe(4);
    await take(reader, 4);
    expect(await rowsLeft(opened.store.pool, reader, day)).toBe(0);
  });

  test('another day, another key and the operator have rows of their own', async () => {
    const reader = aReader();
    await take(reader, 10);
    await take(reader, 10, '2026-11-29');
    await take(aReader(), 10);
    await take({ partner: 'Bridge' }, 1_000_000);
    await expect(take(reader, 1)).rejects.toThrow('come back tomorrow');
  });
});
