import { expect, test } from 'vitest';
import { newReceiptKey, receiptSigner } from '../../backend/ingest/receipt-signer.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { signNote } from './signed-note.ts';
import { someEntries } from './testing/a-tree.ts';

const signer = receiptSigner(newReceiptKey());
const sign = (text: string) => signer.sign(() => text, {}).signature;
const key = { name: 'example.org/log', publicKey: signer.publicKey };
const [root = new Uint8Array()] = someEntries(1);

test('a checkpoint says the size and root that were signed, under the key that is asked for and no other', async () => {
  const note = await signCheckpoint({ size: 70_000, root }, key, sign);
  expect(note.split('\n').slice(0, 2)).toEqual(['example.org/log', '70000']);
  const head = await openCheckpoint(note, signer.publicKey);
  expect(head).toEqual({ origin: 'example.org/log', size: 70_000, root: new Uint8Array(root) });
  expect(await openCheckpoint(note, receiptSigner(newReceiptKey()).publicKey)).toBeUndefined();
  expect(await openCheckpoint(note.replace('70000', '70001'), signer.publicKey)).toBeUndefined();
  expect(await openCheckpoint(note.replace('example', 'exampIe'), signer.publicKey)).toBeUndefined();
});

test('what is signed, and is no checkpoint, is none', async () => {
  const base64 = Buffer.from(root).toString('base64');
  const texts = [
    'x',
    `${key.name}\n070\n${base64}\n`,
    `${key.name}\n7\n${base64.slice(4)}\n`,
    `${key.name}\n7\n${base64}\nmore\n`,
  ];
  for (const text of texts)
    expect(await openCheckpoint(await signNote(`${text}\n`, key, sign), signer.publicKey)).toBeUndefined();
});
