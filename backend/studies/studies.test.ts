import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { projectObservation } from '#shared/studies/project-observation.ts';
import type { SignedStudy } from '#shared/studies/signed-study.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch, anExposure, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { makeSigningKey, type SigningKey } from '../routes/testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolRequest,
  origin,
  storyRequest,
  testApp,
} from '../routes/testing/test-app.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { eraseEnded } from './erase-ended.ts';
import { StudyBook } from './study-book.ts';
import { orderStudy } from './study-order.ts';
import { aSignedStudy } from './testing/a-signed-study.ts';

const today = utcDay(new Date());
const own = ['daylight'];

describe.each(engines)('studies on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let book: StudyBook;
  let signed: SignedStudy;
  let key: SigningKey;
  let name = 0;

  beforeAll(async () => {
    opened = await open();
    book = new StudyBook(opened.store.pool, own);
    ({ send } = await testApp(opened.store, { studies: book, studyList: (now) => book.list(now) }));
  }, 60_000);
  afterAll(() => opened.dispose());
  beforeEach(async () => {
    signed = await aSignedStudy({ study: `bridges-${++name}` });
    await publish(signed);
    key = await makeSigningKey(signed.study);
  });
  afterEach(async () => {
    await opened.store.pool.query(`delete from batches`);
  });

  async function order(wanted: Parameters<typeof orderStudy>[1]) {
    const done = await orderStudy(opened.store.pool, wanted, own, new Date());
    await book.refresh();
    return done;
  }
  const publish = (study: SignedStudy) => order({ do: 'publish', signed: study });
  const close = () => order({ do: 'close', study: signed.study });
  const item = (change: object = {}) =>
    projectObservation(aRecommendation(change), new Set(['item.title']), newDayId(Date.now()));

  /** A batch for the study as an honest device would send it. */
  async function batch(change: Partial<Batch> = {}): Promise<Batch> {
    const reference = { document: signed.digest, grant: 'e'.repeat(64) };
    const scope = { source: 'youtube', kind: 'recommendation', tier: 'aggregate' } as const;
    const consents = [{ scope, ...reference }];
    return aBatch({
      ...{ study: signed.study, joined: reference, consents, observations: [item()], exposures: [] },
      ...change,
    });
  }
  const sent = async (change: Partial<Batch> = {}) => {
    const answer = await send(await batchRequest(await batch(change), key));
    return { ...((await answer.json()) as object), status: answer.status };
  };
  const enrol = async () => (await send(await enrolRequest(key))).status;
  const rows = async (study = signed.study) =>
    (await opened.store.pool.query('select id from observations where study = $1', [study])).rows.length;

  test('an open study is listed for everybody, as it was signed', async () => {
    const answer = await send(new Request(origin + paths.studies));
    const { studies } = (await answer.json()) as { studies: object[] };
    expect(studies).toContainEqual({ signed, closed: null });
    expect(answer.headers.get('cache-control')).toContain('public');
  });

  test('what it asks for is taken, under a key of its own', async () => {
    expect(await enrol()).toBe(201);
    expect(await sent()).toMatchObject({ status: 201, document: signed.digest, reason: null });
    expect(await rows()).toBe(1);
  });

  test('what it does not ask for is kept apart, for a reason that its sender can read, and counts nowhere', async () => {
    await enrol();
    const more: Partial<Batch>[] = [
      { observations: [aRecommendation()] },
      { observations: [item({ surface: 'watch-next' })] },
      { observations: [item({ seen: { day: addDays(today, -11), visibleMs: 1000 } })] },
      { exposures: [anExposure()] },
    ];
    for (const change of more)
      expect(await sent(change)).toMatchObject({ status: 202, reason: 'outside_study' });
    expect(await rows()).toBe(0);
  });

  test('what somebody agreed to is what is taken from them, also when a later version asks for more', async () => {
    await enrol();
    const first = signed;
    const cells = [
      {
        source: 'youtube',
        surface: 'home',
        kind: 'recommendation' as const,
        fields: ['item.id', 'item.title'],
      },
    ];
    const second = await aSignedStudy({ study: first.study, version: 2, cells });
    expect(await publish(second)).toMatchObject({ asksAgain: ['asks'] });
    const wider = projectObservation(
      aRecommendation(),
      new Set(['item.id', 'item.title']),
      newDayId(Date.now()),
    );
    expect(await sent({ observations: [wider] })).toMatchObject({ reason: 'outside_study' });
    signed = second;
    expect(await sent({ observations: [wider] })).toMatchObject({ status: 201 });
    signed = { ...first, digest: 'f'.repeat(64) };
    expect(await sent()).toMatchObject({ status: 202, reason: 'consent_unknown' });
  });

  test('a study that was closed takes nobody and nothing any more, says so, and still deletes', async () => {
    await enrol();
    await sent();
    await close();
    expect(await sent()).toMatchObject({ status: 409, code: 'study_closed' });
    const other = await makeSigningKey(signed.study);
    expect((await send(await enrolRequest(other))).status).toBe(409);
    const deleted = await send(await deletionRequest({ of: 'all' }, key));
    expect(await deleted.json()).toMatchObject({ observations: 1 });
    expect(await rows()).toBe(0);
    await expect(publish(await aSignedStudy({ study: signed.study, version: 2 }))).rejects.toThrow(
      'for good',
    );
  });

  test('a study that has not begun takes nothing yet', async () => {
    signed = await aSignedStudy({ study: `later-${name}`, from: addDays(today, 1) });
    await publish(signed);
    key = await makeSigningKey(signed.study);
    expect(await enrol()).toBe(409);
  });

  test('it takes items alone', async () => {
    await enrol();
    const story = await aStory({}, { study: signed.study });
    expect((await send(await storyRequest(story, key))).status).toBe(422);
  });

  test('only a higher version takes the place of one, and the study of the server itself has no other', async () => {
    expect(await publish(signed)).toMatchObject({ again: true });
    await expect(publish(await aSignedStudy({ study: signed.study, target: 3 }))).rejects.toThrow(
      'set "version" to 2',
    );
    await expect(publish(await aSignedStudy({ study: 'daylight' }))).rejects.toThrow('another name');
    await expect(order({ do: 'close', study: 'nothing' })).rejects.toThrow('There is no study');
  });

  test('when its time is over, and the days after, everything of it is deleted, and nothing of anybody else', async () => {
    await enrol();
    await sent();
    const [before] = (
      (await order({ do: 'list' })) as { studies: { study: string; keptUntil: string }[] }
    ).studies.filter(({ study }) => study === signed.study);
    expect(before).toMatchObject({
      state: 'open',
      volunteers: 1,
      observations: 1,
      keptUntil: addDays(today, 50),
    });
    expect(await eraseEnded(opened.store.pool, addDays(today, 50))).not.toContain(signed.study);
    expect(await rows()).toBe(1);
    expect(await eraseEnded(opened.store.pool, addDays(today, 51))).toContain(signed.study);
    expect(await rows()).toBe(0);
  });

  test('what is on record of a study can be neither changed nor taken away', async () => {
    await expect(opened.store.pool.query(`update studies set digest = 'x'`)).rejects.toThrow('only grows');
    await expect(opened.store.pool.query('delete from studies')).rejects.toThrow('only grows');
  });
});
