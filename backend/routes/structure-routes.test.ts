import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { limits } from '#shared/wire/limits.ts';
import { paths } from '#shared/wire/paths.ts';
import { type SentStructure, StructureReceipt, structureReceiptText } from '#shared/wire/structure.ts';
import { aStructure } from '../ingest/testing/a-structure.ts';
import { newestStructures, readStructure } from '../store/read-structures.ts';
import { deleteOldRows } from '../store/retention.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { isSigned } from './testing/is-signed.ts';
import { compress, signedGet, signedPost } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import {
  deletionRequest,
  enrolledKey,
  origin,
  rowCounts,
  structureRequest,
  testApp,
} from './testing/test-app.ts';

const today = utcDay(new Date());

describe.each(engines)('structures on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  const give = async (sent: SentStructure, key: SigningKey) => send(await structureRequest(sent, key));
  const held = async (key: SigningKey) => {
    const answer = await send(await signedGet(origin + paths.me, key));
    return ((await answer.json()) as { structures: number }).structures;
  };

  test('a structure is stored whole, and answered with a receipt that the server signed', async () => {
    const key = await enrolledKey(send);
    const sent = await aStructure();
    const answer = await give(sent, key);
    expect(answer.status).toBe(201);
    const receipt = StructureReceipt.parse(await answer.json());
    expect(receipt).toMatchObject({ structure: sent.id, contributor: key.contributor, day: today });
    expect(isSigned(structureReceiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    expect(await readStructure(opened.store.pool, sent.id)).toEqual(sent);
    expect(await held(key)).toBe(1);
  });

  test('a structure that comes again gets its first receipt and adds nothing; other content is refused', async () => {
    const key = await enrolledKey(send);
    const sent = await aStructure();
    const first = await (await give(sent, key)).json();
    const before = await rowCounts(opened.store);
    const again = await give(sent, key);
    expect([again.status, await again.json()]).toEqual([200, first]);
    const other = await give(await aStructure({ isCut: true }, { id: sent.id }), key);
    expect([other.status, (await other.json()).code]).toEqual([409, 'structure_conflict']);
    expect(await rowCounts(opened.store)).toEqual(before);
  });

  test('structures go with everything of their contributor or of their source, and with nobody else’s', async () => {
    const [one, other] = [await enrolledKey(send), await enrolledKey(send)];
    for (const key of [one, other]) {
      await give(await aStructure(), key);
      await give(await aStructure({ source: 'google', rules: 'google@1' }), key);
    }
    await send(await deletionRequest({ of: 'source', source: 'google' }, one));
    expect([await held(one), await held(other)]).toEqual([1, 2]);
    await send(await deletionRequest({ of: 'all' }, one));
    const { rows } = await opened.store.pool.query('select * from structures where contributor = $1', [
      one.contributor,
    ]);
    expect(rows).toEqual([]);
    const late = await give(await aStructure(), one);
    expect([late.status, (await late.json()).code]).toEqual([410, 'contributor_deleted']);
  });

  test('the newest structures of a surface under one version of the rules can be found', async () => {
    const key = await enrolledKey(send);
    const place = { source: 'youtube', surface: 'found', rules: 'youtube@3' };
    const mine = await Promise.all([1, 2, 3].map(() => aStructure(place)));
    for (const sent of [...mine, await aStructure({ ...place, rules: 'youtube@4' })]) await give(sent, key);
    const ids = mine.map(({ id }) => id).sort();
    expect((await newestStructures(opened.store.pool, place, 5)).sort()).toEqual(ids);
    expect(await newestStructures(opened.store.pool, place, 2)).toHaveLength(2);
  });

  const bad: [name: string, code: string, change: object, rest?: object][] = [
    ['with a text', 'structure_invalid', { nodes: [{ depth: 0, text: 'Jane Doe' }] }],
    ['with a name', 'structure_invalid', { nodes: [{ depth: 0, tag: 'p', attributes: { title: 'Jane' } }] }],
    [
      'with something that runs',
      'structure_invalid',
      { nodes: [{ depth: 0, tag: 'p', attributes: { onclick: 'run' } }] },
    ],
    [
      'with an address',
      'structure_invalid',
      { nodes: [{ depth: 0, tag: 'a', attributes: { href: '/jane' } }] },
    ],
    [
      'that has a hole in it',
      'structure_invalid',
      {
        nodes: [
          { depth: 0, tag: 'p' },
          { depth: 2, tag: 'p' },
        ],
      },
    ],
    ['with more than it may hold', 'structure_invalid', { nodes: Array(4001).fill({ depth: 0, tag: 'p' }) }],
    ['with another field', 'structure_invalid', { url: 'https://x.example' }],
    ['by the rules of another source', 'structure_invalid', { rules: 'google@1' }],
    ['of a day yet to come', 'day_out_of_range', { day: addDays(today, 2) }],
    ['of a day too long ago', 'day_out_of_range', { day: addDays(today, -limits.oldestDays - 1) }],
    ['for another study', 'study_unknown', {}, { study: 'other' }],
    [
      'under no document',
      'consent_unknown',
      {},
      { consent: { document: '0'.repeat(64), grant: '0'.repeat(64) } },
    ],
  ];
  test.each(bad)(
    'a structure %s is refused as %s, and changes nothing',
    async (_, code, change, rest = {}) => {
      const key = await enrolledKey(send);
      const before = await rowCounts(opened.store);
      const answer = await give(await aStructure(change, rest), key);
      expect([(await answer.json()).code, answer.status >= 400]).toEqual([code, true]);
      expect(await rowCounts(opened.store)).toEqual(before);
    },
  );

  test('a structure under the idempotency key of another one, or from somebody unknown, is refused', async () => {
    const key = await enrolledKey(send);
    const body = compress(JSON.stringify(await aStructure()));
    const other = await send(await signedPost(origin + paths.structures, body, newDayId(0), key));
    expect((await other.json()).code).toBe('structure_invalid');
    const unsigned = await send(new Request(origin + paths.structures, { method: 'POST' }));
    expect(unsigned.status).toBeGreaterThanOrEqual(400);
  });

  test('structures are deleted after the same time as everything else', async () => {
    const count = async () => (await rowCounts(opened.store)).structures;
    await deleteOldRows(opened.store.pool, addDays(today, 395), 395);
    expect(await count()).toBeGreaterThan(0);
    await deleteOldRows(opened.store.pool, addDays(today, 396), 395);
    expect(await count()).toBe(0);
  });
});
