import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { DeletedCounts, IngestStore } from '../ingest/ingest-store.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { aStructure } from '../ingest/testing/a-structure.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { sqlIngestStore } from './sql-ingest-store.ts';
import { transaction } from './sql-pool.ts';
import { engines, type TestStore } from './testing/engines.ts';

const day = utcDay(new Date());
const common = { day, signature: 'x'.repeat(86), digest: '0'.repeat(64) };

describe.each(engines)('what arrives while a deletion runs on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let store: IngestStore;

  beforeAll(async () => {
    opened = await open();
    store = sqlIngestStore(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  async function newContributor(): Promise<string> {
    const contributor = crypto.randomUUID();
    await store.enrol({ contributor, study: 'daylight', publicKey: 'x'.repeat(43) }, day);
    return contributor;
  }
  async function sendBatch(contributor: string, to = store) {
    const batch = await aBatch();
    return to.storeBatch(aTakenBatch(contributor, batch));
  }
  async function sendStory(contributor: string, to = store) {
    const story = await aStory();
    const receipt = { ...common, contributor, story: story.id, revision: 1, status: 'received' as const };
    return to.storeStory({ contributor, story, receipt });
  }
  async function sendStructure(contributor: string) {
    const sent = await aStructure();
    return store.storeStructure({
      contributor,
      sent,
      receipt: { ...common, contributor, structure: sent.id },
    });
  }
  const deleteAll = (contributor: string) => {
    const id = newDayId(Date.now());
    const receiptOf = (counts: DeletedCounts) => ({
      ...{ deletion: id, contributor, ...counts, day, signature: common.signature },
    });
    return store.deleteSent({ contributor, id, target: { of: 'all' }, day, receiptOf });
  };
  const nothing = { batches: 0, observations: 0, exposures: 0, stories: 0, structures: 0 };

  test('is gone with the rest when its transaction was open before', async () => {
    const contributor = await newContributor();
    const deletion = await transaction(opened.store.pool, async (client) => {
      const inside = sqlIngestStore({
        ...opened.store,
        ingestPool: { ...opened.store.pool, query: client.query },
      });
      await sendBatch(contributor, inside);
      await sendStory(contributor, inside);
      const running = deleteAll(contributor);
      await sleep(200);
      return { running };
    });
    expect(await deletion.running).toMatchObject({ deleted: { observations: 2, exposures: 1, stories: 1 } });
    expect(await store.countHoldings(contributor)).toMatchObject(nothing);
  });

  test('is not taken when the deletion was open before', async () => {
    const contributor = await newContributor();
    const late = await transaction(opened.store.pool, async (client) => {
      await client.query('select 1 from contributors where contributor = $1 for update', [contributor]);
      const running = Promise.all([sendBatch(contributor), sendStory(contributor)]);
      await sleep(200);
      await client.query('update contributors set deleted_day = $2::date where contributor = $1', [
        contributor,
        day,
      ]);
      return { running };
    });
    expect(await late.running).toEqual(['contributor_gone', 'contributor_gone']);
    expect(await store.countHoldings(contributor)).toMatchObject(nothing);
  });

  test('leaves no row, whatever the order, in thirty tries with everything at once', async () => {
    for (let attempt = 0; attempt < 30; attempt++) {
      const contributor = await newContributor();
      const work = [
        ...Array.from({ length: 3 }, () => sendBatch(contributor)),
        ...Array.from({ length: 2 }, () => sendStory(contributor)),
        sendStructure(contributor),
      ];
      const running = [...work, deleteAll(contributor), deleteAll(contributor)];
      await Promise.all(running);
      expect(await store.countHoldings(contributor)).toMatchObject(nothing);
    }
  });
});
