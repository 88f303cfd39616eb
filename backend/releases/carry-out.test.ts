import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowAfter, windowOf } from '../aggregate/window.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { Manifest } from '../publish/manifest.ts';
import { rebuildRelease } from '../publish/rebuild-release.ts';
import { verifyRelease } from '../publish/verify-release.ts';
import { releasesHolding } from '../store/releases-holding.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import type { ReleaseOrder } from './orders.ts';
import { publishDue } from './publish-due.ts';
import { readBudgets } from './read-budgets.ts';
import { carryOut, type ReleaseDesk } from './release-order.ts';
import { crowdPublishers, storeCrowd } from './testing/crowd.ts';
import { withholdMeasure } from './withhold.ts';

const window = windowOf('2026-09-15');
const next = windowAfter(window);
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000);
const signer = receiptSigner(newReceiptKey());

describe.each(engines)('on $engine', ({ engine, open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-releases-'));
  let opened: TestStore;
  let desk: ReleaseDesk;
  beforeAll(async () => {
    opened = await open();
    desk = {
      ...{ store: opened.store, releasesFolder: folder, signer },
      now: () => dayAfter(window.closed),
    };
    await storeCrowd(opened.store.pool, { people: 5400, from: window.from });
    await opened.store.pool.query('insert into registered_figures values ($1, $2, $3, $4::date)', [
      ...['daylight', 'nothing-of-ours', 'x', '2020-01-01'],
    ]);
  }, 60_000);
  afterAll(async () => {
    await opened.dispose();
    rmSync(folder, { recursive: true });
  });

  const publish = (order: Partial<ReleaseOrder> = {}, at: Partial<ReleaseDesk> = {}) =>
    carryOut({ study: 'daylight', ...order }, { ...desk, ...at }, () => {});
  const spent = async (study: string) =>
    (await readBudgets(opened.store.pool)).find((budget) => budget.study === study)?.spentRho ?? 0;
  const manifestOf = (dataset: string, version: string) =>
    Manifest.parse(JSON.parse(readFileSync(join(folder, dataset, version, 'manifest.json'), 'utf8')));
  const rowsOf = (dataset: string, version: string): Record<string, unknown>[] =>
    JSON.parse(readFileSync(join(folder, dataset, version, `${dataset}.json`), 'utf8')).rows;

  test('a window in which nobody counts ends in a sentence, and costs nothing', async () => {
    await expect(publish({ study: 'nobody' })).rejects.toThrow(
      /^Nobody counts in the window from 2026-09-07 to 2026-10-04 .* Nothing was published and nothing of the privacy budget spent\.$/,
    );
    expect(await spent('nobody')).toBe(0);
  });

  test('a window that still takes donations, and a dataset that is none, are refused', async () => {
    await expect(publish({ window: next.from })).rejects.toThrow(/takes donations until 2026-11-04/);
    await expect(publish({ dataset: 'nothing' })).rejects.toThrow(
      /^There is no dataset "nothing"\. Nothing was published/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what is due is measured once and published: bounded, with noise, signed, and to be made again', async () => {
    const { measured, published, passedOver } = await publish();
    expect(measured).toEqual([window.from]);
    expect(published.length).toBeGreaterThan(6);
    for (const { folder: place } of published) {
      expect(await verifyRelease(place, { publicKey: signer.publicKey }), place).toEqual([]);
      expect(await rebuildRelease(place, { signer }), place).toEqual([]);
    }
    const rows = rowsOf('recommended-publishers', '1.0.0');
    expect(rows.map((row) => row.publisher_name).sort()).toEqual([...crowdPublishers].sort());
    for (const [place, name] of crowdPublishers.entries()) {
      const value = Number(rows.find((row) => row.publisher_name === name)?.value);
      const people = Math.floor(5400 / 2 ** place);
      expect(Math.abs(value - people), name).toBeLessThan(7 * 18);
      expect(value, 'noise was added').not.toBe(NaN);
    }
    expect(manifestOf('recommended-publishers', '1.0.0').windows).toMatchObject([
      { from: window.from, until: window.until, closed: window.closed, coarse: false },
    ]);
    expect(passedOver.map(({ dataset }) => dataset)).toContain('headline-figures'); // Registered too late.
    // A 0.05, B 0.01, C 4 x 0.002; no figure was registered before.
    expect(await spent('daylight')).toBeCloseTo(0.068, 12);
  });

  test('the same order again changes nothing and costs nothing', async () => {
    const before = readdirSync(folder, { recursive: true }).sort();
    const { measured, published, passedOver } = await publish();
    expect([measured, published]).toEqual([[], []]);
    expect(passedOver.filter(({ reason }) => /stands already/.test(reason)).length).toBeGreaterThan(6);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expect(await spent('daylight')).toBeCloseTo(0.068, 12);
  });

  if (engine === 'embedded') return; // The rest asks the database for nothing new.

  test('a release that was ended between measuring and publishing goes on with the very same figures', async () => {
    const [elsewhere, again] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'daylight-again-')));
    // As after a kill: the window is measured, and none of its releases is there.
    await publish({}, { releasesFolder: elsewhere as string });
    await publish({}, { releasesFolder: again as string });
    const rows = (of: string) =>
      readFileSync(join(of, 'exposure-by-day', '1.0.0', 'exposure-by-day.csv'), 'utf8');
    expect(rows(elsewhere as string)).toBe(rows(folder));
    expect(rows(again as string)).toBe(rows(folder));
    expect(await spent('daylight')).toBeCloseTo(0.068, 12);
    for (const of of [elsewhere, again]) rmSync(of as string, { recursive: true });
  });

  test('the schedule publishes the next window once it has closed, and then has nothing to do', async () => {
    const said: unknown[] = [];
    const log = { info: (...words: unknown[]) => said.push(words) } as never;
    await storeCrowd(opened.store.pool, { people: 5400, from: next.from });
    const at = (now: Date) => publishDue(['daylight', 'simulation'], { ...desk, now: () => now }, log)();
    await at(new Date(next.closed));
    expect(readdirSync(join(folder, 'reach'))).toEqual(['1.0.0']);
    await at(dayAfter(next.closed));
    await at(dayAfter(next.closed));
    expect(readdirSync(join(folder, 'reach')).sort()).toEqual(['1.0.0', '1.1.0']);
    expect(said.length).toBe(1);
    const manifest = manifestOf('recommended-publishers', '1.1.0');
    expect(manifest.windows.map(({ from }) => from)).toEqual([window.from, next.from]);
    expect(await spent('daylight')).toBeCloseTo(2 * 0.068, 12);
  });

  test('whoever has left does not count in the next window, and learns which releases they were in', async () => {
    const { pool } = opened.store;
    const later = windowAfter(next);
    await storeCrowd(pool, { people: 5700, from: later.from });
    const held = await releasesHolding(pool, { contributor: 'crowd-16', study: 'daylight' });
    expect(held).toContain('recommended-publishers@1.0.0');
    expect(held).toContain('recommended-publishers@1.1.0');
    expect(await releasesHolding(pool, { contributor: 'nobody', study: 'daylight' })).toEqual([]);
    await pool.query(
      `update contributors set deleted_day = $1::date where contributor like 'crowd-%' and
      substr(contributor, 7)::int % 16 = 0`,
      [later.until],
    );
    await publish({}, { now: () => dayAfter(later.closed) });
    const rows = rowsOf('recommended-publishers', '1.2.0').filter((row) => row.window_start === later.from);
    expect(rows.map((row) => row.publisher_name)).not.toContain('Fifth'); // It was shown to these alone.
    expect(rows.map((row) => row.publisher_name)).toContain('Fourth');
    expect(await releasesHolding(pool, { contributor: 'crowd-1', study: 'daylight' })).toContain(
      'recommended-publishers@1.2.0',
    );
  });

  test('what two reviewers withheld is not measured, and every release of the window says so', async () => {
    const { pool } = opened.store;
    const third = windowAfter(windowAfter(next));
    const order = {
      ...{ study: 'daylight', window: third.from, measure: 'publishers', day: third.until },
      reason: 'Supporters of several publishers joined together.',
      reviewers: ['Ada', 'Mary'],
    };
    await expect(
      withholdMeasure(pool, { ...order, reviewers: ['Ada', 'ada '] }, ['publishers']),
    ).rejects.toThrow();
    await expect(withholdMeasure(pool, { ...order, window: window.from }, ['publishers'])).rejects.toThrow(
      /measured already/,
    );
    await withholdMeasure(pool, order, ['publishers']);
    await storeCrowd(pool, { people: 5300, from: third.from, name: 'others' });
    await publish({}, { now: () => dayAfter(third.closed) });
    const { withheld, windows } = manifestOf('recommended-publishers', '1.3.0');
    expect(withheld).toMatchObject([
      { measure: 'publishers', window: third.from, reviewers: ['Ada', 'Mary'] },
    ]);
    expect(windows.at(-1)?.from).toBe(third.from);
    expect(rowsOf('recommended-publishers', '1.3.0').some((row) => row.window_start === third.from)).toBe(
      false,
    );
  });

  test('with few contributors only tables with fixed keys are published, cost less, and say so', async () => {
    await storeCrowd(opened.store.pool, { people: 300, from: window.from, study: 'small', name: 'small' });
    const { published, passedOver } = await publish({ study: 'small' });
    expect(published.map(({ dataset }) => dataset)).toContain('exposure-by-day');
    expect(passedOver).toContainEqual({
      dataset: 'recommended-publishers',
      reason: expect.stringMatching(/^Too few volunteers are active/),
    });
    const version = published.find(({ dataset }) => dataset === 'volunteers')?.version ?? '';
    expect(manifestOf('volunteers', version).windows).toMatchObject([{ coarse: true }]);
    expect(await spent('small')).toBeCloseTo(0.018, 12); // B 0.01, C 4 x 0.002.
  });

  test('an exhausted budget ends in a sentence; what was published stays, and the ledger is exact', async () => {
    const { pool } = opened.store;
    await storeCrowd(pool, { people: 300, from: window.from, study: 'spent', name: 'spent' });
    const year = Math.floor(window.index / 13);
    await pool.query(`insert into privacy_budgets (study, year, cap_rho) values ('spent', $1, 1)`, [year]);
    await pool.query(
      `insert into privacy_spending values ('spent', '2000-01-03', 'D1', $1, 0.99, 0, '2000-01-03')`,
      [year],
    );
    const before = readdirSync(folder, { recursive: true }).sort();
    await expect(publish({ study: 'spent' })).rejects.toThrow(
      /^The privacy budget of the study "spent" does not suffice/,
    );
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expect(await spent('spent')).toBeCloseTo(0.99, 12);
  });

  test('two servers that publish at the same moment spend once and publish the same', async () => {
    await storeCrowd(opened.store.pool, { people: 300, from: window.from, study: 'both', name: 'both' });
    const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'daylight-both-')));
    await Promise.all(folders.map((releasesFolder) => publish({ study: 'both' }, { releasesFolder })));
    expect(await spent('both')).toBeCloseTo(0.018, 12);
    const [one, other] = folders.map((of) =>
      readFileSync(join(of, 'exposure-by-day', '1.0.0', 'SHA256SUMS'), 'utf8'),
    );
    expect(one).toBe(other);
    for (const of of folders) rmSync(of, { recursive: true });
  });
});
