import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { Receipt } from '#shared/wire/receipt.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { pack } from './testing/fuzz/spoil-gzip.ts';
import { oddJson } from './testing/odd-json.ts';
import { signedPost } from './testing/signed-request.ts';
import { enrolledKey, origin, rowCounts, testApp } from './testing/test-app.ts';

describe('odd JSON', () => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  beforeAll(async () => {
    const embedded = engines.find(({ engine }) => engine === 'embedded');
    if (!embedded) throw new Error('There is no embedded engine');
    opened = await embedded.open();
    send = (await testApp(opened.store)).send;
  }, 60_000);
  afterAll(() => opened.dispose());

  test.each(oddJson)(
    'with %s is kept apart as %s, and nothing of it is counted',
    async (_, reason, rewrite) => {
      const key = await enrolledKey(send);
      const batch = await aBatch();
      const before = await rowCounts(opened.store);
      const body = pack(rewrite(JSON.stringify(batch)));
      const answer = await send(await signedPost(origin + paths.batches, body, batch.batchId, key));
      expect(answer.status).toBe(202);
      expect(Receipt.parse(await answer.json())).toMatchObject({ status: 'quarantined', reason });
      expect(await rowCounts(opened.store)).toEqual({ ...before, batches: (before.batches ?? 0) + 1 });
    },
  );

  test.each(oddJson)(
    'with %s is refused in a story, which its teller still has, and changes nothing',
    async (_, _reason, rewrite) => {
      const key = await enrolledKey(send);
      const story = await aStory();
      const before = await rowCounts(opened.store);
      const body = pack(rewrite(JSON.stringify(story)));
      const answer = await send(await signedPost(origin + paths.stories, body, `${story.id}.1`, key));
      expect([400, 422]).toContain(answer.status);
      expect(['body_not_json', 'story_invalid']).toContain(Problem.parse(await answer.json()).code);
      expect(await rowCounts(opened.store)).toEqual(before);
    },
  );
});
