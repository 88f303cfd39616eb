import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { limits } from '#shared/wire/limits.ts';
import { paths } from '#shared/wire/paths.ts';
import type { SentStory } from '#shared/wire/story.ts';
import { StoryReceipt, storyReceiptText } from '#shared/wire/story.ts';
import { aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { storyOwner } from '../store/body-cipher.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { isSigned } from './testing/is-signed.ts';
import { signedGet } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import {
  deletionRequest,
  enrolledKey,
  origin,
  rowCounts,
  storyRequest,
  testApp,
} from './testing/test-app.ts';

const today = utcDay(new Date());

describe.each(engines)('stories on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  const tell = async (story: SentStory, key: SigningKey) => send(await storyRequest(story, key));
  const statusOf = async (answer: Response) => StoryReceipt.parse(await answer.json()).status;
  interface StoredStory extends Record<string, unknown> {
    story_id: string;
    body: Uint8Array | null;
  }
  const stored = async ({ contributor }: SigningKey) => {
    const { pool, cipher } = opened.store;
    const { rows } = await pool.query<StoredStory>('select * from stories where contributor = $1', [
      contributor,
    ]);
    return rows.map(({ body, ...row }) => {
      const open = (bytes: Uint8Array) => cipher.open(bytes, storyOwner(contributor, row.story_id));
      return { ...row, record: body && JSON.parse(Buffer.from(open(body)).toString('utf8')) };
    });
  };

  test('a story is stored whole, without any batch before, and answered with a receipt that the server signed', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    const answer = await tell(story, key);
    expect(answer.status).toBe(201);
    const receipt = StoryReceipt.parse(await answer.json());
    expect(receipt).toMatchObject({ story: story.id, revision: 1, status: 'received', day: today });
    expect(receipt.contributor).toBe(key.contributor);
    expect(isSigned(storyReceiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    const { category, severity, audience, language, day } = story.story;
    expect(await stored(key)).toEqual([
      expect.objectContaining({
        ...{ story_id: story.id, revision: 1, study: 'daylight', status: 'received', received_day: today },
        ...{ category, severity, audience, language, day, digest: receipt.digest, record: story, receipt },
      }),
    ]);
    const me = await send(await signedGet(origin + paths.me, key));
    expect(await me.json()).toMatchObject({ stories: 1, observations: 0, batches: 0 });
  });

  test('a story that comes again gets its first receipt and adds nothing', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    const first = await (await tell(story, key)).json();
    const before = await rowCounts(opened.store);
    const again = await tell(story, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    expect(await rowCounts(opened.store)).toEqual(before);
  });

  test('ten deliveries of one story at the same moment store it once and give one receipt', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    const requests = await Promise.all(Array.from({ length: 10 }, () => storyRequest(story, key)));
    const answers = await Promise.all(requests.map(send));
    expect(answers.map((a) => a.status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(await Promise.all(answers.map((a) => a.text()))).size).toBe(1);
    expect(await stored(key)).toHaveLength(1);
  });

  test('a higher revision takes the place of the story, and a lower one cannot come after it', async () => {
    const key = await enrolledKey(send);
    const first = await aStory();
    const edited = { ...first, revision: 3, story: { ...first.story, text: 'Better said.', removed: 2 } };
    expect((await tell(first, key)).status).toBe(201);
    expect((await tell(edited, key)).status).toBe(201);
    const late = await tell({ ...first, revision: 2 }, key);
    expect([late.status, (await late.json()).code]).toEqual([409, 'story_conflict']);
    expect(await stored(key)).toMatchObject([{ revision: 3, record: edited }]);
  });

  test('other content under the same revision is refused, and the first stays', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    await tell(story, key);
    const other = await tell({ ...story, story: { ...story.story, text: 'Something else.' } }, key);
    expect([other.status, (await other.json()).code]).toEqual([409, 'story_conflict']);
    expect(await stored(key)).toMatchObject([{ record: story }]);
  });

  test('an edit keeps the day of the first sending, however long ago, with its evidence', async () => {
    const key = await enrolledKey(send);
    const day = addDays(today, -limits.oldestDays);
    const pinned = aRecommendation({ seen: { day: addDays(day, -limits.oldestDays), visibleMs: 1000 } });
    const story = await aStory({ day, observations: [pinned] });
    expect((await tell(story, key)).status).toBe(201);
    const inAMonth = () => new Date(Date.now() + 30 * 86_400_000);
    const moved = await testApp(opened.store, { now: inAMonth, nonces: { use: () => true } });
    const created = Math.floor(inAMonth().getTime() / 1000);
    const edit = { ...story, revision: 2 };
    expect((await moved.send(await storyRequest(edit, key, { created }))).status).toBe(201);
    const fresh = { ...story, id: newDayId(Date.now()) };
    const answer = await moved.send(await storyRequest(fresh, key, { created }));
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'day_out_of_range']);
    expect((await tell(edit, key)).status).toBe(200);
  });

  test('a story with personal data in it is kept as it is, and held for a moderator', async () => {
    const key = await enrolledKey(send);
    const title = 'Call Larder Lab on +49 30 901820 today';
    const pinned = { ...aRecommendation(), item: { ...aRecommendation().item, title } };
    const ad = {
      ...{ ...aRecommendation(), kind: 'ad' as const },
      ad: { advertiser: 'jo@example.org', landingDomain: null, disclosure: null, format: 'text' as const },
    };
    const held = [
      await aStory({ text: 'Write to me: jo.miller@example.org, please.' }),
      await aStory({ text: 'Ruf mich an: 030 901820', language: 'de' }),
      await aStory({ observations: [pinned] }),
      await aStory({ observations: [ad] }),
    ];
    for (const story of held) {
      expect(await statusOf(await tell(story, key)), JSON.stringify(story.story)).toBe('held');
      expect((await stored(key)).find((row) => row.story_id === story.id)).toMatchObject({
        record: story,
      });
    }
    const edited = { ...(held[0] as SentStory), revision: 2 };
    edited.story = { ...edited.story, text: 'Write to me.' };
    expect(await statusOf(await tell(edited, key))).toBe('received');
  });

  test('a story that was deleted does not come back, neither as it was nor edited', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    await tell(story, key);
    await send(await deletionRequest({ of: 'story', story: story.id }, key));
    for (const revision of [1, 2]) {
      const answer = await tell({ ...story, revision }, key);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({
        code: 'story_conflict',
        detail: 'This story was deleted.',
      });
    }
    expect(await stored(key)).toMatchObject([
      { status: 'deleted', record: null, receipt: null, digest: null },
    ]);
  });

  test('a story that is deleted before it has come is kept out when it comes', async () => {
    const key = await enrolledKey(send);
    const story = await aStory();
    const deleted = await send(await deletionRequest({ of: 'story', story: story.id }, key));
    expect(await deleted.json()).toMatchObject({ stories: 0 });
    expect((await tell(story, key)).status).toBe(409);
  });

  test('no contributor can take a story id away from another', async () => {
    const [one, other] = [await enrolledKey(send), await enrolledKey(send)];
    const story = await aStory();
    await send(await deletionRequest({ of: 'story', story: story.id }, one));
    expect((await tell(story, other)).status).toBe(201);
  });
});
