import { expect, test } from 'vitest';
import { signedPackText } from '../rules/signed-pack.ts';
import { stopListText } from '../rules/stop-list.ts';
import { contributorId, recoveryId } from './contributor.ts';
import { deletionReceiptText, presignedDeletionText } from './deletion.ts';
import { commitmentText, receiptText } from './receipt.ts';
import { receiptNumber, storyReceiptText } from './story.ts';
import { structureReceiptText } from './structure.ts';

const id = '019ab000-0000-7000-8000-000000000001';
const contributor = 'a'.repeat(26);
const digest = '0123456789'.padEnd(64, 'f');
const texts = {
  batch: receiptText({ batchId: id, contributor, digest, observations: 1, exposures: 2, day: '2026-11-21' }),
  logged: receiptText({
    ...{ batchId: id, contributor, digest, observations: 1, exposures: 2, day: '2026-11-21' },
    ...{ status: 'stored', reason: null, document: digest, salt: 'S'.repeat(22) },
  }),
  commitment: commitmentText({
    salt: 'S'.repeat(22),
    batchId: id,
    digest,
    document: digest,
    day: '2026-11-21',
  }),
  story: storyReceiptText({
    ...{ story: id, revision: 1, contributor, digest, status: 'held', day: '2026-11-21' },
  }),
  deletion: deletionReceiptText({
    ...{ deletion: id, contributor, observations: 1, exposures: 2, stories: 3, day: '2026-11-21' },
  }),
  deletionWithReleases: deletionReceiptText({
    ...{ deletion: id, contributor, observations: 1, exposures: 2, stories: 3, day: '2026-11-21' },
    releases: ['one@1.0.0', 'two@1.0.1'],
  }),
  structure: structureReceiptText({ structure: id, contributor, digest, day: '2026-11-21' }),
  presigned: presignedDeletionText({ id, study: 'daylight', contributor }),
  pack: signedPackText({
    ...{ source: 'youtube', version: 12, digest, issued: '2026-11-21', expires: '2027-05-20' },
  }),
  stop: stopListText({ sequence: 3, stopped: ['bing', 'youtube'], issued: '2026-11-21' }),
};

test('a signature over one kind of text can never serve for another: each begins with its own name', () => {
  const names = Object.values(texts).map((text) => text.split('\n')[0]);
  expect(names).toEqual([
    'daylight-receipt/v1',
    'daylight-receipt/v2',
    'daylight-log-entry/v1',
    'daylight-story-receipt/v1',
    'daylight-deletion-receipt/v1',
    'daylight-deletion-receipt/v2',
    'daylight-structure-receipt/v1',
    'daylight-deletion/v1',
    'daylight-rules/v1',
    'daylight-stop/v1',
  ]);
});

test('the texts that are signed are fixed: a change would make every receipt and every pack out there worthless', () => {
  expect(texts.story).toBe(
    `daylight-story-receipt/v1\n${id}\n1\n${contributor}\n${digest}\nheld\n2026-11-21\n`,
  );
  expect(texts.logged).toBe(
    `daylight-receipt/v2\n${id}\n${contributor}\n${digest}\n1\n2\n2026-11-21\nstored\n\n${digest}\n${'S'.repeat(22)}\n`,
  );
  expect(texts.commitment).toBe(
    `daylight-log-entry/v1\n${'S'.repeat(22)}\n${id}\n${digest}\n${digest}\n2026-11-21\n`,
  );
  expect(texts.deletionWithReleases).toBe(
    `daylight-deletion-receipt/v2\n${id}\n${contributor}\n1\n2\n3\n2026-11-21\none@1.0.0 two@1.0.1\n`,
  );
  expect(texts.deletion).toBe(`daylight-deletion-receipt/v1\n${id}\n${contributor}\n1\n2\n3\n2026-11-21\n`);
  expect(texts.structure).toBe(
    `daylight-structure-receipt/v1\n${id}\n${contributor}\n${digest}\n2026-11-21\n`,
  );
  expect(texts.presigned).toBe(`daylight-deletion/v1\n${id}\ndaylight\n${contributor}\n`);
  expect(texts.pack).toBe(`daylight-rules/v1\nyoutube\n12\n${digest}\n2026-11-21\n2027-05-20\n`);
  expect(texts.stop).toBe('daylight-stop/v1\n3\nbing youtube\n2026-11-21\n');
  expect(stopListText({ sequence: 3, stopped: null, issued: '2026-11-21' })).toBe(
    'daylight-stop/v1\n3\n*\n2026-11-21\n',
  );
});

test('the number of a receipt is eight unmistakable letters from the digest', () => {
  expect(receiptNumber({ digest })).toBe('04HM-ASW9');
  expect(receiptNumber({ digest: 'f'.repeat(64) })).toBe('ZZZZ-ZZZZ');
  expect(receiptNumber({ digest: '0'.repeat(64) })).toBe('0000-0000');
});

test('one key has different names as study key and as recovery key, and in every study', async () => {
  const key = 'A'.repeat(43);
  const names = await Promise.all([
    contributorId('daylight', key),
    contributorId('other', key),
    recoveryId('daylight', key),
    recoveryId('other', key),
  ]);
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[a-z2-7]{26}$/);
});
