import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { aBatch, anExposure } from '../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { openStore } from '../store/open-store.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { storeOf } from '../store-of.ts';
import { runDaylight } from './testing/run-daylight.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-source-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]) => runDaylight(['source', ...words, '--data', join(folder, 'data')]);
const result = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

test('"source alarms" says in words which site looks changed, and its last line is one JSON object', async () => {
  const quiet = await run('alarms');
  expect([quiet.code, quiet.stderr, result(quiet.stdout)]).toEqual([
    0,
    'No site looks changed.\n',
    { alarms: [] },
  ]);
  const store = await openStore(
    storeOf({ databaseUrl: undefined, dataFolder: join(folder, 'data') }),
    () => undefined,
  );
  const day = addDays(utcDay(new Date()), -1);
  for (let i = 0; i < 5; i++) {
    const contributor = crypto.randomUUID();
    const own = sqlIngestStore(store);
    await own.enrol({ contributor, study: 'daylight', publicKey: 'x'.repeat(43) }, day);
    const exposures = [anExposure({ day, pages: 4, containers: 4, broken: 3 })];
    const batch = await aBatch({ observations: [], exposures });
    await own.storeBatch(aTakenBatch(contributor, batch, { day }));
  }
  await store.close();
  const loud = await run('alarms');
  expect(loud.stderr).toBe(
    'youtube, home: 75 % of page views of 5 contributors are not read by youtube@1.\n',
  );
  expect(result(loud.stdout).alarms).toMatchObject([{ source: 'youtube', surface: 'home', share: 0.75 }]);
});

test.each(['01a21f73-9c00-7943-aa91-d4bd89bb28df', 'nonsense', "x'; drop table structures"])(
  '"source fixture %s" says in one sentence that there is no such structure',
  async (id) => {
    const { code, stdout, stderr } = await run('fixture', id);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^There is no structure .*: "daylight source alarms" names those there are\.\n$/);
  },
);
