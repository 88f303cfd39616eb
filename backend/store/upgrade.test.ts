import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { paths } from '#shared/wire/paths.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import { openArchive } from '../archive/open-archive.ts';
import { bringBack, archive as makeArchive, serve, theSigner } from '../archive/testing/a-server.ts';
import { verifyStore } from '../archive/verify-store.ts';
import { signedGet } from '../routes/testing/signed-request.ts';
import { makeSigningKey, type SigningKey } from '../routes/testing/signing-key.ts';
import { deletionRequest, origin } from '../routes/testing/test-app.ts';
import { openEmbedded } from './engines/embedded.ts';
import { openPostgres } from './engines/postgres.ts';
import { knownMigrations, migrate } from './migrate.ts';
import type { SqlPool } from './sql-pool.ts';
import { type TestStore, testCipher } from './testing/engines.ts';
import { startTemporaryPostgres } from './testing/temporary-postgres.ts';
import { lastOfVersion1, storeAsVersion1 } from './testing/version-1.ts';

const today = utcDay(new Date());
const silent = () => {};

/** Both engines, with nothing in them. */
const bare: {
  engine: 'embedded' | 'postgres';
  open: (folder: string) => Promise<{ pool: SqlPool; end(): Promise<void> }>;
}[] = [
  {
    engine: 'embedded',
    async open(folder) {
      const pool = await openEmbedded(join(folder, 'database'), silent);
      return { pool, end: () => pool.end() };
    },
  },
  {
    engine: 'postgres',
    async open() {
      const postgres = await startTemporaryPostgres();
      const pool = await openPostgres(postgres.url);
      return { pool, end: () => pool.end().then(() => postgres.stop()) };
    },
  },
];

describe.each(bare)('what version 1 stored on the $engine engine', ({ engine, open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-upgrade-'));
  let opened: Awaited<ReturnType<typeof open>>;
  let server: TestStore;
  let key: SigningKey;
  let receipt: Receipt;
  let app: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    opened = await open(folder);
    const { pool } = opened;
    await migrate(pool, lastOfVersion1);
    key = await makeSigningKey('daylight');
    receipt = await storeAsVersion1(pool, theSigner, key, today);
    const pools = { pool, ingestPool: pool, publisherPool: pool, rolesApart: false };
    const archived: TestStore = {
      store: { ...pools, engine, cipher: testCipher, migrated: [], close: async () => {} },
      dispose: async () => {},
    };
    await makeArchive(archived, folder, `${folder}-archive`);
    server = { ...archived, store: { ...archived.store, migrated: await migrate(pool) } };
    app = await serve(server, folder);
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await opened?.end();
    for (const name of [folder, `${folder}-archive`]) rmSync(name, { recursive: true, force: true });
  });
  const ask = async (path: string) => (await app.send(await signedGet(origin + path, key))).json();

  test('is still counted, and given out in full', async () => {
    expect(await ask(paths.me)).toMatchObject({ batches: 1, observations: 2, exposures: 1, stories: 1 });
    const all = (await ask(paths.export)) as Record<string, Record<string, unknown>[]>;
    expect(all.batches?.[0]).toMatchObject({ batch_id: receipt.batchId, status: 'stored', receipt });
    expect(all.observations).toHaveLength(2);
    expect(all.observations?.[0]?.record).toMatchObject({ item: { title: expect.any(String) } });
    expect(all.stories?.[0]?.record).toMatchObject({ story: { category: expect.any(String) } });
  });

  test('is proved as far as it can be: the receipt is genuine, the text was never kept', async () => {
    const proof = await verifyStore(server.store, theSigner.publicKey, '2000-01-01', silent);
    expect(proof).toMatchObject({ unverifiable: 1, problems: [] });
  });

  test('is stored by a server of version 1 that still runs beside the new one', async () => {
    const other = await makeSigningKey('daylight');
    const late = await storeAsVersion1(opened.pool, theSigner, other, today);
    const { rows } = await opened.pool.query(
      `select status, trimmed, (select count(*) from observations o where o.batch_id = b.batch_id) as rows
       from batches b where batch_id = $1::uuid`,
      [late.batchId],
    );
    expect(rows).toEqual([{ status: 'stored', trimmed: false, rows: 2 }]);
  });

  test('goes when its volunteer deletes a site, and then all', async () => {
    const remove = async (target: Parameters<typeof deletionRequest>[0]) =>
      (await app.send(await deletionRequest(target, key, newDayId(Date.now())))).json();
    expect(await remove({ of: 'source', source: 'youtube' })).toMatchObject({
      observations: 2,
      exposures: 1,
    });
    expect(await remove({ of: 'all' })).toMatchObject({ observations: 0, stories: 1 });
  });

  test('comes back from an archive of version 1 into the tables of today', async () => {
    const { manifest } = await openArchive(`${folder}-archive`, silent);
    expect(manifest.migrations.at(-1)).toBe(lastOfVersion1);
    const { pool } = opened;
    await pool.query(
      'truncate contributors, batches, observations, exposures, stories, structures, deletions',
    );
    const restored = await bringBack(`${folder}-archive`, server, `${folder}/elsewhere`);
    expect(restored.rows).toMatchObject({ batches: 1, observations: 2, exposures: 1, stories: 1 });
    const { rows } = await pool.query('select name from kysely_migration order by name');
    expect(rows.map(({ name }) => name)).toEqual(await knownMigrations());
    expect((await pool.query('select status, trimmed, body from batches')).rows).toEqual([
      { status: 'stored', trimmed: false, body: null },
    ]);
  });
});
