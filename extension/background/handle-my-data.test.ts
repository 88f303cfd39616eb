import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExportTable } from '../messages/export-rows.ts';
import { ABackground, aReport } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

async function exported(table: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (;;) {
    const page = { table, offset: rows.length, limit: 2 };
    const answer = (await background.ask('export-rows', page)) as { rows: typeof rows; total: number };
    rows.push(...answer.rows);
    if (rows.length >= answer.total) return rows;
  }
}

test('an export holds every row of every table but the keys, which nobody can read out', async () => {
  await background.agree({ holdHours: 0 }, ['recommendation', 'ad']);
  for (let i = 0; i < 5; i++) await background.observe();
  await background.uploader.run();
  await background.observe();
  await background.ask('start-story');
  const { database } = background.deps;
  const left = new Set(database.tables.map((table) => table.name));
  for (const table of ExportTable.options) {
    const rows = JSON.parse(JSON.stringify(await database.table(table).toArray()));
    expect(await exported(table), table).toEqual(rows);
    left.delete(table);
  }
  expect([...left].sort()).toEqual(['keys', 'memos', 'packs', 'tallies']);
  expect((await exported('observations')).length).toBe(6);
});

test('an export can be taken back on another device, where it never leaves', async () => {
  await background.agree({ holdHours: 0 });
  for (let i = 0; i < 3; i++) await background.observe(aReport());
  const rows = await exported('observations');
  const other = new ABackground();
  await other.agree({ holdHours: 0 });
  const items = rows.map(({ id, status, capturedAt, observation }) => ({
    id,
    status,
    capturedAt,
    observation,
  }));
  expect(await other.ask('import-rows', { items, stories: [] })).toEqual({ added: 3 });
  expect(await other.ask('import-rows', { items, stories: [] })).toEqual({ added: 0 });
  await other.uploader.run();
  expect(await other.statuses()).toEqual(['kept', 'kept', 'kept']);
  expect(await other.deps.database.outbox.count()).toBe(0);
  await other.dispose();
});

test('a recovery code is only for somebody who takes part, and is kept nowhere', async () => {
  expect(await background.ask('recovery-code')).toEqual({ code: null });
  await background.agree();
  const { code } = (await background.ask('recovery-code')) as { code: string };
  expect(code.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  const { database } = background.deps;
  const everything = JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
  expect(everything).not.toContain(code);
  expect(everything).not.toContain(code.replaceAll('-', ''));
  expect(await background.ask('my-data')).toMatchObject({ hasKey: true, hasRecoveryCode: true });
});

test('what is no code is not sent anywhere', async () => {
  expect(await background.ask('delete-by-code', { code: 'hello' })).toEqual({ outcome: 'not-a-code' });
});

test('insights are added up on this device, without any donation', async () => {
  await background.agree({ donate: false });
  for (let i = 0; i < 3; i++) await background.observe();
  expect(await background.ask('insights', { days: 7 })).toMatchObject({
    total: 3,
    publishers: [{ source: 'youtube', id: '@bakery', name: 'The Bakery', n: 3 }],
    byDay: [{ source: 'youtube', kind: 'recommendation', n: 3 }],
  });
  background.pass(8 * 24);
  expect(await background.ask('insights', { days: 7 })).toMatchObject({ total: 0, publishers: [] });
});
