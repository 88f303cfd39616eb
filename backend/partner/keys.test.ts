import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { KeyOrder, orderKey } from './key-order.ts';
import { findKey, hasEnded, type PartnerKey } from './keys.ts';

const now = new Date('2026-11-28T12:00:00Z');

describe.each(engines)('keys on the $engine engine', ({ open }) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(() => opened.dispose());
  const order = (what: Parameters<typeof orderKey>[1]) => orderKey(opened.store.pool, what, now);

  test('a key is shown once, found by whoever holds it, and nowhere in the database', async () => {
    const { pool } = opened.store;
    const added = (await order({ do: 'add', name: 'Bridge', days: 30, scopes: ['cells'] })) as PartnerKey & {
      key: string;
    };
    const { key, ...kept } = added;
    expect(key).toMatch(/^daylight_partner_[\w-]{43}$/);
    expect(kept).toMatchObject({ name: 'Bridge', scopes: ['cells'], expires: '2026-12-27', revoked: null });
    expect(await findKey(pool, key)).toEqual(kept);
    expect(await findKey(pool, `${key.slice(0, -1)}_`)).toBeUndefined();
    expect(JSON.stringify(await order({ do: 'list' }))).not.toContain(key.slice(-20));
    const { rows } = await pool.query<{ row: string }>('select k::text as row from partner_keys k');
    expect(rows.map(({ row }) => row).join()).not.toContain(key.slice(-43));
  });

  test('a key ends after its last day, and at once when it is revoked', async () => {
    const { key, keyId } = (await order({ do: 'add', name: 'B', days: 1, scopes: ['exhibits'] })) as {
      key: string;
      keyId: string;
    };
    const found = (await findKey(opened.store.pool, key)) as PartnerKey;
    expect([hasEnded(found, '2026-11-28'), hasEnded(found, '2026-11-29')]).toEqual([false, true]);
    await order({ do: 'revoke', key: keyId });
    expect(hasEnded((await findKey(opened.store.pool, key)) as PartnerKey, '2026-11-28')).toBe(true);
    await expect(order({ do: 'revoke', key: 'nobody' })).rejects.toThrow('There is no key "nobody"');
  });
});

test.each([
  ['no days', { days: 0 }],
  ['more than two years', { days: 731 }],
  ['no scope', { scopes: [] }],
  ['a scope that there is not', { scopes: ['stories'] }],
  ['no name', { name: ' ' }],
])('a key of %s is not made', (_, change) => {
  const order = { do: 'add', name: 'A', days: 3, scopes: ['cells'] };
  expect(KeyOrder.safeParse(order).success).toBe(true);
  expect(KeyOrder.safeParse({ ...order, ...change }).success).toBe(false);
});
