import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#shared/day.ts';
import { windowOf } from '../aggregate/window.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { publishDue } from './publish-due.ts';
import { carryOut, type ReleaseDesk } from './release-order.ts';
import { storeCrowd } from './testing/crowd.ts';

const window = windowOf('2026-09-15');

// The statement that decides is proved on both engines beside this; one of them is enough here.
describe.each(engines.slice(0, 1))('on $engine', ({ open }) => {
  const releasesFolder = mkdtempSync(join(tmpdir(), 'daylight-due-'));
  let opened: TestStore;
  let desk: ReleaseDesk;
  beforeAll(async () => {
    opened = await open();
    const now = () => new Date(addDays(window.closed, 1));
    desk = { store: opened.store, releasesFolder, signer: receiptSigner(newReceiptKey()), now };
    await storeCrowd(opened.store.pool, { people: 30, from: window.from });
  });
  afterAll(async () => {
    await opened.dispose();
    rmSync(releasesFolder, { recursive: true });
  });

  test('after a start, datasets that an ended process left without a release get theirs, once', async () => {
    // As after a kill: one dataset has its release and is on record, the others have none.
    await carryOut({ study: 'daylight', dataset: 'exposure-by-day' }, desk, () => {});
    expect(readdirSync(join(releasesFolder))).toEqual(['exposure-by-day']);
    const said: object[] = [];
    const log = { info: (what: object) => said.push(what) } as never;
    const look = publishDue(['daylight'], desk, log);
    await look();
    await look();
    await publishDue(['daylight'], desk, log)();
    expect(readdirSync(join(releasesFolder, 'volunteers'))).toEqual(['1.0.0']);
    expect(readdirSync(join(releasesFolder, 'exposure-by-day'))).toEqual(['1.0.0']);
    expect(said).toMatchObject([{ study: 'daylight', measured: [] }]);
  });
});
