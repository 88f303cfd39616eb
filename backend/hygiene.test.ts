import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch, aRecommendation } from './ingest/testing/a-batch.ts';
import { aStory } from './ingest/testing/a-story.ts';
import { aStructure } from './ingest/testing/a-structure.ts';
import { compress, signedGet, signedPost } from './routes/testing/signed-request.ts';
import { makeRecoveryKey, type SigningKey } from './routes/testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolledKey,
  origin,
  presign,
  presignedRequest,
  storyRequest,
  structureRequest,
  testApp,
} from './routes/testing/test-app.ts';
import { engines, type TestStore } from './store/testing/engines.ts';

/** A word that stands nowhere else, for each place that something secret may come in by. */
const canary = (place: string) => `Kanari${place}Qx7`;
const address = '203.0.113.77';

/**
 * Columns that may hold what a public page says of itself, in plain, and whose it is as a pseudonym. Everything else that
 * people sent is in `body`, which is encrypted.
 */
const mayHold: Record<string, readonly string[]> = {
  Title: ['item_title'],
  Publisher: ['publisher_id', 'publisher_name'],
  Item: ['item_id'],
};

let opened: TestStore;
let key: SigningKey;
const logged: string[] = [];
const refused: string[] = [];
let send: (request: Request) => Promise<Response>;

beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const { app } = await testApp(opened.store, { log });
  send = async (request) => {
    // Whatever is asked for comes with an address, an agent and a query of its own.
    const url = `${request.url}${request.url.includes('?') ? '' : `?q=${canary('Query')}`}`;
    const headers = new Headers(request.headers);
    headers.set('user-agent', canary('Agent'));
    headers.set('x-forwarded-for', address);
    headers.set('referer', `https://${canary('Referer')}.example/`);
    headers.set('cookie', `session=${canary('Cookie')}`);
    const { method } = request;
    const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
    const answer = await app.fetch(new Request(url, { method, headers, ...body }), {
      incoming: { socket: { remoteAddress: address } },
    });
    if (!answer.ok) refused.push(await answer.clone().text(), ...[...answer.headers].flat());
    return answer;
  };
  key = await enrolledKey(send, await makeRecoveryKey('daylight'));
  await useTheInterface();
});
afterAll(() => opened.dispose());

async function useTheInterface(): Promise<void> {
  const item = {
    id: canary('Item'),
    url: `https://www.youtube.com/watch?v=${canary('Item')}`,
    title: `About ${canary('Title')}`,
    publisher: { id: `@${canary('Publisher')}`, name: canary('Publisher') },
  };
  const observations = [aRecommendation({ item })];
  const batch = await aBatch({ observations });
  await send(await batchRequest(batch, key));
  await send(await batchRequest({ ...batch, observations: [aRecommendation()] }, key)); // A conflict.
  const story = await aStory({ text: `It was all about ${canary('Story')}.`, observations });
  await send(await storyRequest(story, key));
  await send(await structureRequest(await aStructure(), key));
  await send(await signedGet(origin + paths.me, key));

  // What is wrong with a request is never quoted.
  const post = async (path: string, json: string, id = newDayId(Date.now()), sender = key) =>
    send(await signedPost(origin + path, compress(json), id, sender));
  for (const path of [paths.batches, paths.stories, paths.structures, paths.deletions, paths.enrolments]) {
    await post(path, `{"broken": "${canary('Broken')}`);
    await post(path, JSON.stringify({ [canary('Field')]: canary('Value'), wire: canary('Wire') }));
    await post(path, JSON.stringify({ ...batch, [canary('Field')]: 1, batchId: canary('Id') }), canary('Id'));
  }
  const odd = await signedPost(origin + paths.batches, compress('{}'), canary('Idempotency'), key, {
    keyId: canary('KeyId'),
    tag: canary('Tag'),
  });
  for (const [name, value] of [
    ['content-type', `text/${canary('Type')}`],
    ['content-digest', canary('Digest')],
    ['signature', `sig1=:${canary('Signature')}:`],
    ['signature-input', canary('Input')],
    [canary('Header'), canary('Header')],
    ['origin', `https://${canary('Origin')}.example`],
  ] as const) {
    const headers = new Headers(odd.headers);
    headers.set(name, value);
    await send(new Request(odd.clone(), { headers }));
  }
  for (const path of ['/v1/', '/v1/rules/', '/v1/me/', '/'])
    for (const method of ['GET', 'POST', 'PUT'])
      await send(new Request(`${origin + path}${canary('Path')}`, { method }));
  await send(presignedRequest({ ...presign(key), contributor: canary('Contributor') }));
  await send(await deletionRequest({ of: 'story', story: story.id }, await makeRecoveryKey('daylight')));
}

/** Where a canary is found: in letters, or in the hexadecimal digits that a dump writes bytes in. */
function found(text: string): string[] {
  const all = [...text.matchAll(/Kanari([A-Z]\w*?)Qx7/gi)].map((match) => String(match[1]));
  const hex = Buffer.from('Kanari').toString('hex');
  return text.toLowerCase().includes(hex) ? [...all, 'in bytes'] : all;
}

test('the interface was used: there are refusals of many kinds, and log lines for all of them', () => {
  const codes = new Set(refused.flatMap((text) => /"code":"(\w+)"/.exec(text)?.[1] ?? []));
  expect(codes.size).toBeGreaterThan(7);
  expect(logged.length).toBeGreaterThan(40);
});

test('nothing that is logged, at any level, holds a secret, an address, an agent, a query or a contributor', () => {
  const lines = logged.join('');
  expect(found(lines)).toEqual([]);
  for (const secret of [address, '203.0.113', key.contributor, key.publicKey])
    expect(lines).not.toContain(secret);
});

test('no refusal repeats what was sent', () => {
  expect(found(refused.join('\n'))).toEqual([]);
  expect(refused.join('\n')).not.toContain(key.contributor);
});

test('whoever has the database without its key reads public names in the columns for them, and nothing else', async () => {
  const { pool } = opened.store;
  const { rows: columns } = await pool.query<{ t: string; c: string }>(
    `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'`,
  );
  expect(columns.length).toBeGreaterThan(50);
  const leaks: string[] = [];
  const seen = new Set<string>();
  for (const { t, c } of columns) {
    const { rows } = await pool.query<{ text: string | null }>(`select "${c}"::text as text from "${t}"`);
    for (const { text } of rows) {
      for (const place of found(text ?? '')) {
        seen.add(place);
        if (!mayHold[place]?.includes(c)) leaks.push(`${place} in ${t}.${c}`);
      }
      if (text?.includes(address)) leaks.push(`an address in ${t}.${c}`);
    }
  }
  expect(leaks).toEqual([]);
  expect([...seen].sort(), 'the batch was stored').toEqual(Object.keys(mayHold).sort());
});
