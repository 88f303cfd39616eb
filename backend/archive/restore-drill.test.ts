import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolledKey,
  enrolRequest,
  storyRequest,
} from '../routes/testing/test-app.ts';
import { readTables } from '../store/catalog.ts';
import { makeDayPartitions } from '../store/day-partitions.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { ArchiveManifest } from './manifest.ts';
import { aFolder, archive, bringBack, furnishDataFolder, serve } from './testing/a-server.ts';

const today = utcDay(new Date());
const [embedded, postgres] = engines;
if (!embedded || !postgres) throw new Error('Both engines are drilled.');

describe.each([
  { from: embedded, to: postgres },
  { from: postgres, to: embedded },
])('a backup of the $from.engine engine, brought back on $to.engine', ({ from, to }) => {
  const { folder, remove } = aFolder();
  const place = (name: string) => join(folder, name);
  let source: TestStore;
  let target: TestStore;
  let old: Awaited<ReturnType<typeof serve>>;
  let fresh: Awaited<ReturnType<typeof serve>>;
  const people: Record<string, { key: SigningKey; batch: Batch; receipt?: unknown }> = {};
  const manifest = (name: string) =>
    ArchiveManifest.parse(JSON.parse(readFileSync(join(place(name), 'manifest.json'), 'utf8')));
  const count = async ({ store }: TestStore, table: string, contributor: string) =>
    (await store.pool.query(`select 1 from ${table} where contributor = $1`, [contributor])).rows.length;

  async function donate(name: string, key?: SigningKey) {
    const person = { key: key ?? (await enrolledKey(old.send)), batch: await aBatch() };
    const other = aRecommendation({ source: 'amazon', seen: { day: today, visibleMs: 1000 } });
    person.batch.observations.push(other);
    person.batch.consents.push({
      ...person.batch.consents[0],
      scope: { source: 'amazon', kind: 'recommendation', tier: 'aggregate' },
    } as Batch['consents'][number]);
    const answer = await old.send(await batchRequest(person.batch, person.key));
    expect(answer.ok, await answer.clone().text()).toBe(true);
    people[name] = { ...person, receipt: await answer.json() };
    return person.key;
  }

  beforeAll(async () => {
    [source, target] = [await from.open(), await to.open()];
    const dataFolder = place('old');
    furnishDataFolder(dataFolder);
    await makeDayPartitions(source.store.pool, today);
    old = await serve(source, dataFolder);
    for (const name of ['stays', 'leaves', 'drops-a-site']) await donate(name);
    const { key } = people.stays as { key: SigningKey };
    const told = await old.send(await storyRequest(await aStory(), key));
    expect(told.status, await told.text()).toBe(201);
    // Values that only an exact copy keeps: beyond a number's precision, every byte, a line separator, spaces in JSON.
    await source.store.pool.query(
      `insert into log_tiles (level, tile, hashes) values (0, 9007199254740993, $1)`,
      [Uint8Array.from({ length: 256 }, (_, i) => i)],
    );
    await source.store.pool.query(`update stories set receipt = $1::json, category = $2`, [
      '{"z" : 1,\n "a":1e400, "a": "\u2028"}',
      'a\u2028b\tc"d\\e',
    ]);
    await archive(source, dataFolder, place('backup'));

    await old.send(await deletionRequest({ of: 'all' }, people.leaves?.key as SigningKey));
    await old.send(
      await deletionRequest({ of: 'source', source: 'amazon' }, people['drops-a-site']?.key as SigningKey),
    );
    const late = await donate('comes-late');
    await old.send(await deletionRequest({ of: 'all' }, late));

    await bringBack(place('backup'), target, place('new'), [join(dataFolder, 'tombstones.ndjson')]);
    await makeDayPartitions(target.store.pool, today);
    fresh = await serve(target, place('new'));
  }, 240_000);
  afterAll(async () => {
    await old?.close();
    await fresh?.close();
    await source?.dispose();
    await target?.dispose();
    remove();
  });

  test('has every row, value by value, as the checksums of another backup tell', async () => {
    const before = manifest('backup');
    const again = await to.open();
    await bringBack(place('backup'), again, place('again'));
    await archive(again, place('again'), place('copy'));
    await again.dispose();
    expect(manifest('copy').tables).toEqual(before.tables);
    expect(before.tables.map(({ name }) => name)).toEqual(
      (await readTables(source.store.pool)).map(({ name }) => name),
    );
    expect(before.tables.find(({ name }) => name === 'observations')?.rows).toBe(9);
    expect(readFileSync(join(place('again'), 'releases/set/2026.1/data.csv'), 'utf8')).toContain('2026-W01');
  }, 120_000);

  test('is without what was deleted after it was made', async () => {
    const id = (name: string) => people[name]?.key.contributor as string;
    for (const table of ['batches', 'observations', 'exposures', 'stories', 'deletions'])
      expect(await count(target, table, id('comes-late')), table).toBe(0);
    for (const table of ['batches', 'observations', 'exposures'])
      expect(await count(target, table, id('leaves')), table).toBe(0);
    expect(await count(target, 'observations', id('drops-a-site'))).toBe(2);
    expect(await count(target, 'observations', id('stays'))).toBe(3);
    expect(await count(target, 'stories', id('stays'))).toBe(1);
  });

  test('answers a batch from before it with its first receipt, and refuses late ones of who left', async () => {
    const again = async (name: string) => {
      const { key, batch } = people[name] as { key: SigningKey; batch: Batch };
      return fresh.send(await batchRequest(batch, key));
    };
    const known = await again('stays');
    expect([known.status, await known.json()]).toEqual([200, people.stays?.receipt]);
    expect((await again('leaves')).status).toBe(410);
    const late = await again('comes-late');
    expect(late.ok).toBe(false);
    const { key } = people['comes-late'] as { key: SigningKey };
    expect((await fresh.send(await enrolRequest(key))).status).toBe(410);
    expect(await count(target, 'batches', key.contributor)).toBe(0);
  });

  test('keeps the list of deletions, so that the next restore has them too', () => {
    const lines = readFileSync(join(place('new'), 'tombstones.ndjson'), 'utf8')
      .trim()
      .split('\n');
    const targets = lines.map((line) => JSON.parse(line));
    expect(targets.map(({ target: { of } }) => of).sort()).toEqual(['all', 'all', 'source']);
    for (const tombstone of targets)
      expect(Object.keys(tombstone)).toEqual(['contributor', 'id', 'target', 'day']);
  });

  test('holds no key and nothing of a running process', () => {
    for (const name of ['receipt-key.pem', 'content-key', 'a-later-key', 'operator.json', 'database.lock'])
      for (const part of ['files', 'keys']) expect(existsSync(join(place('backup'), part, name))).toBe(false);
    expect(manifest('backup').keys).toEqual([]);
  });
});
