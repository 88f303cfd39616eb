import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { newReceiptKey, receiptSigner } from '../../backend/ingest/receipt-signer.ts';
import { aBatch } from '../../backend/ingest/testing/a-batch.ts';
import { aStory } from '../../backend/ingest/testing/a-story.ts';
import { signedGet } from '../../backend/routes/testing/signed-request.ts';
import type { SigningKey } from '../../backend/routes/testing/signing-key.ts';
import {
  batchRequest,
  enrolledKey,
  origin,
  storyRequest,
  testApp,
} from '../../backend/routes/testing/test-app.ts';
import { bodyCipher } from '../../backend/store/body-cipher.ts';
import { readTables } from '../../backend/store/catalog.ts';
import { makeDayPartitions } from '../../backend/store/day-partitions.ts';
import { openEmbedded } from '../../backend/store/engines/embedded.ts';
import { openPostgres } from '../../backend/store/engines/postgres.ts';
import { knownMigrations, migrate } from '../../backend/store/migrate.ts';
import { openStore, type Store } from '../../backend/store/open-store.ts';
import type { SqlPool } from '../../backend/store/sql-pool.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { type BackendProcess, startBackend } from '../simulate/backend-process.ts';
import { fillEarlier } from './earlier-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'daylight-upgrade-'));
const place = (name: string) => join(folder, name);
const [contentKey, receiptKey] = [randomBytes(32), newReceiptKey()];
let now: Store;
let levels: string[];
const people: { key: SigningKey; receipt: Receipt; request: () => Promise<Request> }[] = [];
const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');

/** A data folder with the keys of one server and nothing else. */
function withKeys(name: string): string {
  mkdirSync(place(name), { recursive: true });
  writeFileSync(join(place(name), 'content-key'), contentKey.toString('base64'), { mode: 0o600 });
  writeFileSync(join(place(name), 'receipt-key.pem'), receiptKey, { mode: 0o600 });
  return place(name);
}

beforeAll(async () => {
  levels = await knownMigrations();
  const where = { databaseUrl: undefined, dataFolder: withKeys('now'), cipher: bodyCipher(contentKey) };
  now = await openStore(where, (error) => {
    throw error;
  });
  await makeDayPartitions(now.pool, utcDay(new Date()));
  const { send } = await testApp(now, { signer: receiptSigner(receiptKey) });
  for (let i = 0; i < 3; i++) {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const request = () => batchRequest(batch, key);
    const answer = await send(await request());
    expect(answer.status).toBe(201);
    people.push({ key, request, receipt: (await answer.json()) as Receipt });
    expect((await send(await storyRequest(await aStory(), key))).status).toBe(201);
  }
}, 150_000);
afterAll(async () => {
  await now?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Both engines, as the version before leaves them. */
const engines = [
  {
    engine: 'embedded',
    async open(data: string) {
      const pool = await openEmbedded(join(data, 'database'), () => {});
      return { pool, environment: {}, dispose: async () => {} };
    },
  },
  {
    engine: 'postgres',
    async open(data: string) {
      const postgres = await startTemporaryPostgres();
      return {
        pool: await openPostgres(postgres.url),
        environment: { DATABASE_URL: postgres.url, DAYLIGHT_BACKUP_FOLDER: `${data}-backups` },
        dispose: () => postgres.stop(),
      };
    },
  },
];

describe.each(engines)('the version before, on the $engine engine, becomes this one', ({ engine, open }) => {
  let data: string;
  let earlier: { pool: SqlPool; environment: Record<string, string>; dispose(): Promise<void> };
  let tables: Awaited<ReturnType<typeof readTables>>;
  let backend: BackendProcess;

  beforeAll(async () => {
    data = withKeys(`before-${engine}`);
    earlier = await open(data);
    await migrate(earlier.pool, levels.at(-2));
    tables = await readTables(earlier.pool);
    const rows = await fillEarlier(now.pool, earlier.pool);
    expect(rows).toMatchObject({ contributors: 3, batches: 3, observations: 6, stories: 3 });
    await earlier.pool.end();
  }, 150_000);
  afterAll(async () => {
    await backend?.stop();
    await earlier?.dispose();
  });
  const daylight = (...args: string[]) => runDaylight([...args, '--data', data], earlier.environment);

  test('a look beforehand names what would be done, and does nothing', async () => {
    for (let i = 0; i < 2; i++) {
      const look = lastLine((await daylight('migrate', '--dry-run')).stdout);
      expect(look).toMatchObject({ dryRun: true, engine, pending: levels.slice(-1) });
    }
  }, 150_000);

  test('the start saves what was there, and then serves it: receipts, counts, and what comes again', async () => {
    backend = await startBackend(data, earlier.environment);
    const saved =
      engine === 'embedded'
        ? [join(data, `.before-${levels.at(-1)}`)]
        : readdirSync(`${data}-backups`).map((name) => join(`${data}-backups`, name));
    expect(saved.length).toBeGreaterThan(0);
    for (const path of saved) expect(existsSync(path), path).toBe(true);
    expect(await (await fetch(`${backend.url}/readyz`)).json()).toMatchObject({
      checks: { migrations: 'ok' },
    });
    for (const { key, receipt } of people) {
      const held = await fetch(await signedGet(`${backend.url}/v1/me`, key));
      expect(await held.json()).toMatchObject({ batches: 1, observations: 2, stories: 1 });
      expect(receipt.batchId).toBeTruthy();
    }
  }, 150_000);

  test('every batch is there and fits its receipt', async () => {
    const { code, stdout } = await daylight('verify', 'store');
    expect({ code, ...lastLine(stdout) }).toMatchObject({ code: 0, batches: 3, verified: 3, problems: [] });
  }, 150_000);

  test('a server of the version before goes on writing beside the new one: its rows fit the new tables', async () => {
    await backend.stop();
    const pool =
      engine === 'embedded'
        ? await openEmbedded(join(data, 'database'), () => {})
        : await openPostgres(earlier.environment.DATABASE_URL as string);
    try {
      const kept = await pool.query<{ name: string }>(
        `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
      );
      for (const { name } of tables)
        expect(
          kept.rows.map((row) => row.name),
          'no table went',
        ).toContain(name);
      await pool.query(
        'truncate contributors, batches, observations, exposures, stories, structures, deletions',
      );
      const written = tables.filter(({ name }) =>
        [
          'contributors',
          'batches',
          'observations',
          'exposures',
          'stories',
          'structures',
          'deletions',
        ].includes(name),
      );
      expect(await fillEarlier(now.pool, pool, written)).toMatchObject({ batches: 3, observations: 6 });
    } finally {
      await pool.end();
    }
    expect(lastLine((await daylight('verify', 'store')).stdout)).toMatchObject({ verified: 3, problems: [] });
  }, 150_000);
});

test('what was sent to the version before is answered by this one with its first receipt', async () => {
  const { send } = await testApp(now, { signer: receiptSigner(receiptKey), baseUrl: origin });
  for (const { request, receipt } of people) {
    const again = await send(await request());
    expect([again.status, await again.json()]).toEqual([200, receipt]);
  }
});
