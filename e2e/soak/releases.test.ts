import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { lastClosedWindow } from '../../backend/aggregate/window.ts';
import { cleanEnvironment, runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { newReceiptKey, receiptSigner } from '../../backend/ingest/receipt-signer.ts';
import { loadDatasets } from '../../backend/publish/datasets.ts';
import { releaseCatalogue } from '../../backend/publish/release-catalogue.ts';
import { verifyRelease } from '../../backend/publish/verify-release.ts';
import { readBudgets } from '../../backend/releases/read-budgets.ts';
import { carryOut } from '../../backend/releases/release-order.ts';
import { storeCrowd } from '../../backend/releases/testing/crowd.ts';
import { engines, type TestStore } from '../../backend/store/testing/engines.ts';
import { seededRandom } from '../simulate/random.ts';
import { mountSmallDisk } from './small-disk.ts';

const cli = fileURLToPath(new URL('../../backend/cli/daylight.ts', import.meta.url));
const window = lastClosedWindow(utcDay(new Date()));
const folder = mkdtempSync(join(tmpdir(), 'daylight-killed-'));
const postgres = engines.find(({ engine }) => engine === 'postgres');
let opened: TestStore;

beforeAll(async () => {
  if (!postgres) throw new Error('There is no PostgreSQL among the engines.');
  opened = await postgres.open();
  await storeCrowd(opened.store.pool, { people: 5400, from: window.from });
  await storeCrowd(opened.store.pool, { people: 300, from: window.from, study: 'small', name: 'small' });
}, 60_000);
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const spent = async (study: string) =>
  (await readBudgets(opened.store.pool)).filter((budget) => budget.study === study);

test('a release that is killed at any moment, again and again, spends once and comes out whole', async () => {
  const environment = { DATABASE_URL: opened.url ?? '', DATA_FOLDER: folder };
  const random = seededRandom(20_261_129);
  const whole = 5000;
  for (let kills = 0; kills < 12; kills++) {
    const child = spawn(process.execPath, [cli, 'release'], {
      env: { ...cleanEnvironment(), ...environment },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), 400 + random() * whole);
    await ended;
    clearTimeout(timer);
    const budgets = await spent('daylight');
    expect(budgets.length === 0 || budgets[0]?.windows === 1, 'never more than one entry').toBe(true);
    for (const { releases } of await releaseCatalogue(join(folder, 'releases')).list())
      for (const release of releases) expect(await verifyRelease(release.folder), release.folder).toEqual([]);
  }
  const { code, stderr } = await runDaylight(['release'], environment);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect(await spent('daylight')).toMatchObject([{ windows: 1 }]);
  const published = await releaseCatalogue(join(folder, 'releases')).list();
  expect(published.map(({ releases }) => releases.length)).toEqual(published.map(() => 1));
  expect(published.length).toBeGreaterThan(6);
  expect(published.length).toBeLessThanOrEqual((await loadDatasets()).length);
}, 180_000);

test('on a full disk the order ends in a sentence; what stood is served, and the next order goes on', async (context) => {
  const disk = mountSmallDisk(1);
  if (!disk) {
    console.warn('NOT TRIED: a release on a full disk. This process may not mount a file system; root may.');
    context.skip();
    return;
  }
  try {
    const releasesFolder = join(disk.folder, 'releases');
    const order = () =>
      carryOut(
        { study: 'small' },
        {
          store: opened.store,
          releasesFolder,
          signer: receiptSigner(newReceiptKey()),
          now: () => new Date(),
        },
        () => {},
      );
    await expect(order()).rejects.toThrow(
      /^The disk is full: [a-z-]+ was not published\. .* nothing of the privacy budget is lost/,
    );
    const standing = (await releaseCatalogue(releasesFolder).list()).flatMap(({ releases }) => releases);
    for (const release of standing) expect(await verifyRelease(release.folder)).toEqual([]);
    const drafts = readdirSync(releasesFolder, { recursive: true, encoding: 'utf8' });
    expect(drafts.filter((name) => name.includes('.unfinished-'))).toEqual([]);
    const [budget] = await spent('small');
    await expect(order()).rejects.toThrow(/^The disk is full/);
    expect(await spent('small')).toEqual([budget]);
    expect(existsSync(releasesFolder)).toBe(true);
  } finally {
    disk.unmount();
  }
}, 60_000);
