import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SignedStudy } from '#shared/studies/signed-study.ts';
import { paths } from '#shared/wire/paths.ts';
import { type ABackground, aReport } from './testing/a-background.ts';
import { AStudyServer } from './testing/a-study-server.ts';
import { updateStudies } from './update-studies.ts';

let server: AStudyServer;
let background: ABackground;
let studies: SignedStudy[];

beforeAll(async () => {
  server = await new AStudyServer().start();
}, 120_000);
afterAll(() => server.stop());
beforeEach(async () => {
  await server.clear();
  background = server.aDevice();
  const name = `rivers-${Math.random().toString(36).slice(2, 8)}`;
  studies = await Promise.all([1, 2].map((n) => server.publish({ study: `${name}-${n}` })));
  await background.agree();
  await updateStudies(background.deps);
});
afterEach(async () => {
  for (const { study } of studies) await server.close(study);
  await background.dispose();
});

async function join({ study, digest }: SignedStudy): Promise<void> {
  const answer = await background.ask('join-study', { study, document: digest, locale: 'en' });
  expect(answer).toEqual({ outcome: 'joined' });
}
async function giveOneItem(): Promise<void> {
  background.outside.time += 1000;
  await background.observe(aReport());
  const selection = { filter: { statuses: ['waiting'] } };
  await background.ask('decide-items', { decision: 'send', selection });
  await background.uploader.run();
  await background.uploader.run();
}
const held = async () => {
  const names = ['daylight', ...studies.map(({ study }) => study)];
  return (await Promise.all(names.map((name) => server.rows(name)))).map((rows) => rows.length);
};

test('a recovery code deletes what every study got: those joined before it was made, and those joined after', async () => {
  const [first, second] = studies as [SignedStudy, SignedStudy];
  await join(first);
  await giveOneItem();
  const { code } = (await background.ask('recovery-code')) as { code: string };
  await join(second);
  await giveOneItem();
  expect(await held()).toEqual([2, 2, 1]);

  const elsewhere = server.aDevice();
  expect(await elsewhere.ask('delete-by-code', { code })).toEqual({
    ...{ outcome: 'deleted', observations: 5, stories: 0 },
  });
  expect(await held()).toEqual([0, 0, 0]);
  const other = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-3';
  expect(await elsewhere.ask('delete-by-code', { code: other })).toEqual({ outcome: 'unknown' });
  await elsewhere.dispose();
});

test('no two studies are told the same recovery key', async () => {
  await background.ask('recovery-code');
  for (const one of studies) await join(one);
  await giveOneItem();
  const keys = await background.deps.database.keys.toArray();
  const known = keys.map(({ recovery }) => recovery);
  expect(known).toEqual(Array(3).fill({ publicKey: expect.any(String), isKnown: true }));
  expect(new Set(known.map((recovery) => recovery?.publicKey)).size).toBe(3);
});

test('the page after an uninstall can delete what every study got, and its address stays the same', async () => {
  for (const one of studies) await join(one);
  await giveOneItem();
  expect(await held()).toEqual([1, 1, 1]);
  const { goodbye } = background.outside;
  await background.ask('pause', { source: null, until: 'hour' });
  expect(background.outside.goodbye).toBe(goodbye);
  for (const part of new URL(goodbye).hash.slice(1).split('~')) {
    const [id, study, contributor, signature] = part.split('.');
    const answer = await fetch(server.url + paths.presignedDeletions, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, study, contributor, signature }),
    });
    expect(answer.status).toBe(200);
  }
  expect(await held()).toEqual([0, 0, 0]);
});
