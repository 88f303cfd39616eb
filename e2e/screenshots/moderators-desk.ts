import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { utcDay } from '#shared/day.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import { paths } from '#shared/wire/paths.ts';
import { adminRoutes } from '../../backend/admin/admin-routes.ts';
import { moderatorsDesk } from '../../backend/admin/desk.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { aBatch, aRecommendation } from '../../backend/ingest/testing/a-batch.ts';
import { aStory } from '../../backend/ingest/testing/a-story.ts';
import { listen } from '../../backend/listen.ts';
import { reportStory } from '../../backend/moderation/report-story.ts';
import { addKey, findKey, keyOf } from '../../backend/partner/keys.ts';
import { quarantineDesk } from '../../backend/quarantine/quarantine-desk.ts';
import { signedPost } from '../../backend/routes/testing/signed-request.ts';
import { enrolledKey, origin, storyRequest, testApp } from '../../backend/routes/testing/test-app.ts';
import { makeDayPartitions } from '../../backend/store/day-partitions.ts';
import { engines } from '../../backend/store/testing/engines.ts';

/** The pages for moderators with everything on them that can be, made up. */
export interface ModeratorsDesk {
  /** Of the pages where one moderator decides, and where two must agree. */
  urls: { one: string; two: string };
  /** Opens them. */
  key: string;
  /** One story of those that wait, and one batch of those that lie apart. */
  story: string;
  batch: string;
  close(): Promise<void>;
}

/** What was told: something held, something long, words from right to left, long words, and many things at once. */
const told: Partial<StoryContent>[] = [
  {
    category: 'price-different',
    text: 'My friend Johnny paid 8 for the ride that cost me 14. Call him on 020 7946 0958 or write to johnny.doe@example.org, he has kept the receipt.',
  },
  {
    category: 'recommendation-children',
    severity: 'harm',
    text: 'My child watched a cartoon about a bear, and what came next by itself was not for children at all.\n\nI switched it off. An hour later the same film was at the top of the start page again, and the day after it was there in three versions.',
    observations: [aRecommendation(), aRecommendation()],
  },
  {
    category: 'answer-wrong',
    language: 'ar',
    text: 'سألته عن موعد العبّارة يوم الأحد فأجاب بثقة أنها تبحر، ولم تكن هناك أي عبّارة.',
    observations: [],
    trail: [],
    removed: 0,
  },
  {
    category: 'other',
    severity: 'little',
    language: 'de',
    text: 'Die Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung wurde mir falsch erklärt.',
    observations: [],
    trail: [],
    removed: 0,
  },
  { category: 'ad-misleading', severity: 'none', text: 'Buy my course about rides at rides.example!' },
];

/** Opens them on a store of their own, for a browser on this machine. */
export async function openModeratorsDesk(): Promise<ModeratorsDesk> {
  const [embedded] = engines;
  if (!embedded) throw new Error('There is no engine to keep stories in.');
  const { store, dispose } = await embedded.open();
  const { pool } = store;
  const now = () => new Date();
  const today = utcDay(now());
  const documents = await consentDocumentHashes();
  await makeDayPartitions(pool, today);
  const { send } = await testApp(store);
  const volunteer = await enrolledKey(send);
  const tell = async (content: Partial<StoryContent>) => {
    const story = await aStory({ audience: 'public', ...content });
    await send(await storyRequest(story, volunteer));
    return `${story.id}.1`;
  };
  const desk = moderatorsDesk(store, 2, now);
  const soleDesk = moderatorsDesk(store, 1, now);
  const stories: string[] = [];
  for (const content of told) stories.push(await tell(content));
  const [story = '', second = '', third = ''] = stories;
  // Another moderator was there before.
  await desk.publish(story, 'Bo', [[10, 16]]);
  await desk.publish(second, 'Ada', []);
  await desk.show(third, 'Bo');
  const number = async (text: string) => {
    await soleDesk.publish(await tell({ text }), 'Bo', []);
    const { rows } = await pool.query<{ number: string }>(
      'select number from published_stories where text = $1',
      [text],
    );
    return rows[0]?.number ?? '';
  };
  const reported = await number('Everybody in Harbour Street was shown the house of our neighbour.');
  for (const reason of ['about-me', 'names-somebody', 'names-somebody', 'not-true'] as const)
    await reportStory(pool, reported, reason, today);
  await reportStory(pool, await number('It says that bread is cheaper than it is.'), 'not-true', today);
  await soleDesk.reject(await tell({ text: 'Cheap tickets here.' }), 'Ada', 'advertising');

  const early = await testApp(store, { documents: new Set() });
  const post = async (batch: { batchId: string }) => {
    const body = new Uint8Array(gzipSync(JSON.stringify(batch)));
    await early.send(await signedPost(origin + paths.batches, body, batch.batchId, volunteer));
    return batch.batchId;
  };
  await post(await aBatch({ observations: [aRecommendation()] }));
  const odd = { ...(await aBatch()), observations: [{ ...aRecommendation(), rules: 'so wrong' }] };
  const batch = await post(odd);

  const { key } = await addKey(pool, { name: 'Ada', scopes: ['moderate'], days: 5, today });
  const open = (persons: 1 | 2) => {
    const routes = adminRoutes({
      ...{ url: undefined, now, log: pino({ level: 'silent' }) },
      ...{ desk: moderatorsDesk(store, persons, now), quarantine: quarantineDesk(store, documents, now) },
      ...{ findKey: (given) => findKey(pool, given), keyOf: (id) => keyOf(pool, id) },
    });
    return listen(async (request) => routes.fetch(request), 0, '127.0.0.1');
  };
  const [one, two] = [await open(1), await open(2)];
  const close = async () => {
    for (const listener of [one, two]) await listener.close(0);
    await dispose();
  };
  return { urls: { one: one.url, two: two.url }, key, story, batch, close };
}
