import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toBase64url } from '#shared/base64url.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { sha256 } from '#shared/sha256.ts';
import { deletionReceiptText } from '#shared/wire/deletion.ts';
import { receiptText } from '#shared/wire/receipt.ts';
import { storyReceiptText } from '#shared/wire/story.ts';
import { composeBatch } from '../consent/compose-batch.ts';
import type { ConsentChange } from '../consent/event.ts';
import { gate } from '../consent/gate.ts';
import { gateStory } from '../consent/gate-story.ts';
import { aDocument, aLedger, decideFrom, takesPart } from '../consent/testing/a-ledger.ts';
import { aStory } from '../consent/testing/a-story.ts';
import { anItem } from '../consent/testing/some-items.ts';
import { sendBatch } from './send.ts';
import { sendDeletion } from './send-deletion.ts';
import { sendStory } from './send-story.ts';
import type { Signatory } from './sign.ts';

const contributor = 'c'.repeat(26);
const id = newDayId(0);
const told: ConsentChange = {
  ...{ type: 'story-granted', story: id, revision: 1, audience: 'public' },
  document: aDocument,
};
const ledger = aLedger(...[...takesPart, told].map((change): [number, ConsentChange] => [1, change]));

let server: Server;
let answer: unknown;
let receiptKey: string;
let sign: (text: string) => Promise<string>;
let signatory: Signatory;
beforeEach(async () => {
  const keys = async () => {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes a pair of keys');
    return pair;
  };
  const servers = await keys();
  receiptKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', servers.publicKey)));
  sign = async (text) =>
    toBase64url(
      new Uint8Array(await crypto.subtle.sign('Ed25519', servers.privateKey, new TextEncoder().encode(text))),
    );
  signatory = { contributor, publicKey: 'p'.repeat(43), privateKey: (await keys()).privateKey };
  server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const backend = () => ({
  origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  clockOffset: 0,
});

async function aBatch() {
  const decide = decideFrom(await ledger);
  const kept = [{ observation: anItem('youtube', 'recommendation'), capturedAt: 2 }];
  const batch = composeBatch(newDayId(0), 'daylight', kept, [], decide);
  if (!batch) throw new Error('Nothing was agreed to');
  const passed = gate({ batchId: batch.batchId, json: JSON.stringify(batch) }, decide);
  if ('withheld' in passed) throw new Error(passed.withheld);
  const digest = await sha256(passed.batch.json);
  const receipt = { batchId: batch.batchId, contributor, digest, observations: 1, exposures: 0 };
  return { batch: passed.batch, receipt: { ...receipt, day: '2026-11-21' } };
}

async function aConsentedStory() {
  const consent = { document: aDocument, grant: (await ledger).at(-1)?.hash ?? '' };
  const json = JSON.stringify(aStory(id, 1, 'public', consent));
  const passed = gateStory({ id, revision: 1, json }, decideFrom(await ledger));
  if ('withheld' in passed) throw new Error(passed.withheld);
  const receipt = { story: id, revision: 1, contributor, digest: await sha256(json) };
  return { story: passed.story, receipt: { ...receipt, status: 'received' as const, day: '2026-11-21' } };
}

const others = [
  ['another contributor', { contributor: 'd'.repeat(26) }],
  ['another content', { digest: 'd'.repeat(64) }],
  ['another day, under the same signature', { day: '2026-11-22' }],
  ['something that has no name', { more: 1 }],
] as const;

test('a receipt that speaks of this very batch and is signed by the server counts', async () => {
  const { batch, receipt } = await aBatch();
  answer = { ...receipt, signature: await sign(receiptText(receipt)) };
  expect(await sendBatch(backend(), batch, signatory, receiptKey)).toEqual({ receipt: answer });
});

test.each([...others, ['another batch', { batchId: id }], ['no signature', { signature: '' }]] as const)(
  'a receipt for a batch with %s is none: the batch is sent again later',
  async (_, change) => {
    const { batch, receipt } = await aBatch();
    answer = { ...receipt, signature: await sign(receiptText(receipt)), ...change };
    expect(await sendBatch(backend(), batch, signatory, receiptKey)).toEqual({ later: 'server' });
  },
);

test('a receipt that somebody else signed is none', async () => {
  const { batch, receipt } = await aBatch();
  answer = { ...receipt, signature: await sign(receiptText(receipt)) };
  const other = await crypto.subtle.exportKey(
    'raw',
    ((await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair).publicKey,
  );
  const key = toBase64url(new Uint8Array(other));
  expect(await sendBatch(backend(), batch, signatory, key)).toEqual({ later: 'server' });
});

test('a receipt for a story counts for this very revision alone', async () => {
  const { story, receipt } = await aConsentedStory();
  const send = () => sendStory(backend(), story, signatory, receiptKey);
  answer = { ...receipt, signature: await sign(storyReceiptText(receipt)) };
  expect(await send()).toEqual({ receipt: answer });
  for (const change of [...others.map(([, other]) => other), { revision: 2 }, { story: newDayId(0) }]) {
    answer = { ...receipt, signature: await sign(storyReceiptText(receipt)), ...change };
    expect(await send()).toEqual({ later: 'server' });
  }
  const second = { ...receipt, revision: 2 };
  answer = { ...second, signature: await sign(storyReceiptText(second)) };
  expect(await send()).toEqual({ later: 'server' });
});

test('a deletion is done when the server says so by its signature, and for this deletion', async () => {
  const deletion = { wire: 1, id, study: 'daylight', target: { of: 'all' } } as const;
  const numbers = { observations: 3, exposures: 2, stories: 1, day: '2026-11-21' };
  const receipt = { deletion: id, contributor, ...numbers };
  const send = (key?: string) => sendDeletion(backend(), deletion, signatory, key);
  answer = { ...receipt, signature: await sign(deletionReceiptText(receipt)) };
  expect(await send(receiptKey)).toEqual({ receipt: answer });
  expect(await send()).toEqual({ receipt: answer });
  answer = { ...receipt, signature: 's'.repeat(86) };
  expect(await send(receiptKey)).toEqual({ later: 'server' });
  const other = { ...receipt, deletion: newDayId(0) };
  answer = { ...other, signature: await sign(deletionReceiptText(other)) };
  expect(await send(receiptKey)).toEqual({ later: 'server' });
});
