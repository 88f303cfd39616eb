import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { aBatch, aConsent, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { dayOf, sampleWindow } from '../measure/testing/sample-window.ts';
import { makeSigningKey } from '../routes/testing/signing-key.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { readExhibits } from './read-exhibits.ts';

const today = '2026-11-28';
const reader = { keyId: 'k1', partner: 'The Bridge Institute' };
const exhibit = (kind: Scope['kind'], tier: Scope['tier'] = 'exhibit'): Scope => ({
  source: 'youtube',
  kind,
  tier,
});

const titled = (title: string, changes: Partial<Observation> = {}) => {
  const plain = aRecommendation({ seen: { day: dayOf(3), visibleMs: 1800 } });
  return { ...plain, item: { ...plain.item, title }, ...changes } as Observation;
};
const query = { page: 'home', hostItem: null, reach: 'search', query: 'my own words' } as const;

describe.each(engines)('records of the $engine engine', ({ open }) => {
  let opened: TestStore;
  const ids: string[] = [];

  beforeAll(async () => {
    opened = await open();
    const store = sqlIngestStore(opened.store);
    const consent = await aConsent();
    const enrol = async () => {
      const { contributor, publicKey } = await makeSigningKey('daylight');
      await store.enrol({ contributor, study: 'daylight', publicKey }, '2026-01-01');
      ids.push(contributor);
      return contributor;
    };
    const send = async (by: string, observations: Observation[], scopes: Scope[], day = dayOf(4)) => {
      const batch = await aBatch({ observations, exposures: [] });
      ids.push(batch.batchId, ...observations.map(({ id }) => id));
      const consents = [exhibit('recommendation', 'aggregate'), ...scopes].map((scope) => ({
        scope,
        ...consent,
      }));
      expect(await store.storeBatch(aTakenBatch(by, { ...batch, consents }, { day }))).toBe('stored');
    };
    const open_ = [exhibit('recommendation')];
    const one = await enrol();
    const other = await enrol();
    const gone = await enrol();
    const changed = await enrol();
    // More batches than are read at a time.
    for (let i = 0; i < 23; i++) await send(i % 2 ? one : other, [titled(`Shown ${i}`)], open_);
    await send(one, [titled('Secret, aggregate alone')], []);
    await send(
      one,
      [titled('Secret, an ad', { kind: 'ad', ad: anAd } as Partial<Observation>)],
      [exhibit('ad', 'aggregate'), ...open_],
    );
    await send(
      one,
      [titled('Typed, kept back', { context: query })],
      [exhibit('query', 'aggregate'), ...open_],
    );
    await send(
      one,
      [titled('Typed, shown', { context: query })],
      [exhibit('query'), exhibit('query', 'aggregate'), ...open_],
    );
    await send(one, [titled('Secret, too late')], open_, '2026-11-26');
    await send(
      one,
      [titled('Secret, before', { seen: { day: dayOf(-9), visibleMs: 1000 } })],
      open_,
      dayOf(0),
    );
    await send(
      one,
      [titled('Late from before', { seen: { day: dayOf(-9), visibleMs: 1000 } })],
      open_,
      dayOf(9),
    );
    await send(gone, [titled('Secret, of who has left')], open_);
    await send(changed, [titled('Secret, a deleted site')], open_);
    const remove = (contributor: string, target: Parameters<typeof store.deleteSent>[0]['target']) =>
      store.deleteSent({
        ...{ contributor, target, id: newDayId(Date.now()), day: today },
        receiptOf: () => ({}) as never,
      });
    await remove(changed, { of: 'source', source: 'youtube' });
    await remove(gone, { of: 'all' });
  }, 60_000);
  afterAll(() => opened.dispose());

  const read = async (more = {}) => {
    const lines: string[] = [];
    const order = { reader, study: 'daylight', window: sampleWindow, today, ...more };
    for await (const line of readExhibits(opened.store, order)) lines.push(line);
    return lines;
  };
  const records = (lines: string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  test('are those whose owners let people read them, in the window, and never of who has left', async () => {
    const titles = records(await read()).map(({ item_title }) => String(item_title));
    const shown = Array.from({ length: 23 }, (_, i) => `Shown ${i}`);
    expect(titles.sort()).toEqual([...shown, 'Late from before', 'Typed, kept back', 'Typed, shown'].sort());
  });

  test('hold no id of a contributor, a batch or a device, and no key that joins two exports', async () => {
    const [first, second] = [await read(), await read()];
    const text = first.join('');
    expect(ids.length).toBeGreaterThan(60);
    for (const id of ids) expect(text).not.toContain(id);
    const names = (lines: string[]) => new Set(records(lines).map(({ contributor }) => String(contributor)));
    expect(names(first).size).toBe(2);
    expect([...names(first)].filter((name) => names(second).has(name))).toEqual([]);
    const idsOf = (lines: string[]) => new Set(records(lines).map(({ id }) => String(id)));
    expect(idsOf(first).size).toBe(26);
    expect([...idsOf(first)].filter((id) => idsOf(second).has(id))).toEqual([]);
  });

  test('say what was typed only where its owner lets people read that, too', async () => {
    const typed = records(await read()).filter(({ query }) => query !== null);
    expect(typed.map(({ item_title, query }) => [item_title, query])).toEqual([
      ['Typed, shown', 'my own words'],
    ]);
  });

  test('are whole and flat, tell a day and no time, and whom they are for', async () => {
    const [record] = records(await read()).filter(({ item_title }) => item_title === 'Shown 0');
    expect(record).toMatchObject({
      ...{
        day: dayOf(3),
        source: 'youtube',
        surface: 'home',
        kind: 'recommendation',
        position: 0,
        visible_ms: 1800,
      },
      ...{ item_id: 'dQ_invented1', publisher_name: 'Larder Lab', labels: [], rules: 'youtube@1' },
      notice: expect.stringMatching(/^Confidential: for The Bridge Institute alone, not for publication/),
    });
    expect(
      Object.values(record ?? {}).filter(
        (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      ),
    ).toEqual([]);
    expect(JSON.stringify(record)).not.toMatch(/\d\d:\d\d/);
  });

  test('are counted in a row of the audit before they are handed out, as far as they were taken', async () => {
    const audit = async () =>
      (await opened.store.pool.query('select key_id, what, rows, complete from access_audit order by rows'))
        .rows;
    await read({ reader: { partner: 'Whole' } });
    expect((await audit()).at(-1)).toEqual({
      key_id: null,
      what: 'exhibits',
      rows: 26,
      complete: true,
    });
    const order = {
      reader: { keyId: 'k2', partner: 'Part' },
      study: 'daylight',
      window: sampleWindow,
      today,
    };
    for await (const _ of readExhibits(opened.store, order)) break;
    const [part] = (await audit()).filter(({ key_id }) => key_id === 'k2');
    expect(part).toMatchObject({ complete: false });
    expect(Number(part?.rows)).toBeGreaterThan(0);
    expect(Number(part?.rows)).toBeLessThan(26);
    await opened.store.pool.query('alter table access_audit rename to access_audit_away');
    await expect(read()).rejects.toThrow('access_audit');
    await opened.store.pool.query('alter table access_audit_away rename to access_audit');
  });
});

const anAd = { advertiser: null, landingDomain: null, disclosure: null, format: 'text' };
