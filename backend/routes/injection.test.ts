import { gunzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '#shared/observations/observation.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { aBatch, aConsent, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { sampleSlug } from '../portal/testing/sample-release.ts';
import { batchOwner, storyOwner } from '../store/body-cipher.ts';
import { injections } from './testing/injections.ts';
import type { SigningKey } from './testing/signing-key.ts';
import { batchRequest, enrolledKey, origin, rowCounts, storyRequest } from './testing/test-app.ts';
import { publishedVersion, wholeServer } from './testing/whole-server.ts';

const perBatch = 100;

/** An item of each kind with a text in every field that takes any. */
function itemsOf(text: string): Observation[] {
  const common = {
    ...{ position: { section: text, index: 0, module: text }, labels: [text] },
    context: { page: text.slice(0, 40), hostItem: text, reach: 'unknown' as const, query: text },
    completeness: { missing: [text] },
  };
  const publisher = { id: text, name: text };
  const item = { id: text, url: null, title: text, publisher, views: text, published: text, price: text };
  const make = (more: object) => ({ ...aRecommendation({ ...common, item }), ...more }) as Observation;
  const slot = { network: text, unit: text, width: 1, height: 1, filled: null };
  const citations = [{ n: 1, url: null, domain: null, title: text, claim: text }];
  return [
    make({}),
    make({ kind: 'result' }),
    make({
      kind: 'ad',
      ad: { advertiser: text, landingDomain: null, disclosure: text, format: 'text', reasons: text, slot },
    }),
    make({
      kind: 'answer',
      answer: { provider: text, model: text, mode: text, status: 'answered', text, citations },
    }),
  ];
}

async function batchesOf(texts: readonly string[]): Promise<Batch[]> {
  const items = texts.flatMap(itemsOf);
  const kinds = ['recommendation', 'result', 'ad', 'answer', 'query'] as const;
  const consent = await aConsent();
  const consents = kinds.map((kind) => ({
    scope: { source: 'youtube', kind, tier: 'aggregate' as const },
    ...consent,
  }));
  const batches = [];
  for (let i = 0; i < items.length; i += perBatch)
    batches.push(
      await aBatch({
        wire: wireVersion,
        consents,
        observations: items.slice(i, i + perBatch),
        exposures: [],
      }),
    );
  return batches;
}

describe('1,000 texts that an interpreter could carry out', () => {
  let server: Awaited<ReturnType<typeof wholeServer>>;
  let key: SigningKey;
  beforeAll(async () => {
    server = await wholeServer('postgres', {
      sample: { names: Object.fromEntries(injections.map((text, i) => [text, 5_000 - i])) },
    });
    key = await enrolledKey(server.send);
  }, 60_000);
  afterAll(() => server.dispose());

  test('are stored letter by letter in every field of every kind, and in stories; no table is lost, no line of the log forged', async () => {
    expect(injections.length).toBeGreaterThan(1000);
    const batches = await batchesOf(injections);
    const before = await rowCounts(server.store);
    for (const batch of batches)
      expect((await server.send(await batchRequest(batch, key))).status).toBeLessThan(300);
    const texts = injections.filter((text) => text.trim() !== '');
    const stories = [];
    for (let i = 0; i < texts.length; i += 20) {
      const some = texts.slice(i, i + 20);
      const observations = some.map((text) => {
        const [item] = itemsOf(text) as [Observation];
        const { query: _, ...context } = item.context;
        return { ...item, context } as Observation;
      });
      const trail = some
        .slice(0, 5)
        .map((text) => ({ source: 'youtube', page: text.slice(0, 40), hostItem: text }));
      stories.push(await aStory({ text: some.join('·').trim(), observations, trail }, { wire: wireVersion }));
    }
    for (const story of stories) expect((await server.send(await storyRequest(story, key))).status).toBe(201);

    expect(await rowCounts(server.store)).toMatchObject({
      batches: (before.batches ?? 0) + batches.length,
      stories: (before.stories ?? 0) + stories.length,
      contributors: before.contributors,
    });
    for (const batch of batches)
      expect(await stored('batches', 'batch_id', batch.batchId, batchOwner)).toEqual(batch);
    for (const story of stories)
      expect(await stored('stories', 'story_id', story.id, storyOwner)).toEqual(story);
    expect(server.oddLines).toEqual([]);
  }, 60_000);

  test('are words and nothing else on the page of a release', async () => {
    const answer = await server.send(new Request(`${origin}/datasets/${sampleSlug}/${publishedVersion}/`));
    const { window } = new JSDOM(await answer.text(), { runScripts: 'dangerously', url: origin });
    const page = window.document;
    expect(
      page.querySelectorAll(
        'script:not([type="application/ld+json"]), iframe, img, svg[onload], base, object, embed',
      ),
    ).toHaveLength(0);
    const live = [...page.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value),
      ),
    );
    expect(live).toEqual([]);
    const shown = injections.filter((text) => page.body.textContent.includes(text.trim()));
    expect(shown.length).toBeGreaterThan(0);
  });

  async function stored(
    table: 'batches' | 'stories',
    column: string,
    id: string,
    ownerOf: (contributor: string, id: string) => string,
  ): Promise<unknown> {
    const { rows } = await server.store.pool.query<{ body: Uint8Array }>(
      `select body from ${table} where contributor = $1 and ${column} = $2::uuid`,
      [key.contributor, id],
    );
    const body = server.store.cipher.open(rows[0]?.body ?? new Uint8Array(), ownerOf(key.contributor, id));
    return JSON.parse((table === 'batches' ? gunzipSync(body) : Buffer.from(body)).toString());
  }
});
