import { expect, test } from 'vitest';
import { LogDamage } from '#shared/log/log-source.ts';
import { someEntries } from '#shared/log/testing/a-tree.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { aLog, type LogFiles, sourceOf } from './testing/a-log.ts';
import { verifyLog } from './verify-log.ts';

const signer = receiptSigner(newReceiptKey());
const entries = someEntries(270);
const whole = await aLog(entries, signer);

// Numbers that look random and are the same in every run, so that a change that passes can be found again.
let state = 20_261_128;
function below(n: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}
const pick = <T>(list: readonly T[]): T => list[below(list.length)] ?? expect.fail('nothing to pick from');

type Change = (files: LogFiles) => void | Promise<void>;
const bytesOf = (files: LogFiles, path: string) => files.get(path) ?? new Uint8Array();
const anyPath = (files: LogFiles) => pick([...files.keys()]);

/** The same log over other entries, by somebody who can write every file and has not the key. */
async function forge(files: LogFiles, others: readonly Uint8Array[]): Promise<void> {
  const checkpoint = bytesOf(files, 'checkpoint');
  files.clear();
  for (const [path, bytes] of await aLog(others, signer)) files.set(path, bytes);
  files.set('checkpoint', checkpoint);
}

const changes: Record<string, Change> = {
  'a bit of a file is turned'(files) {
    const path = anyPath(files);
    const bytes = bytesOf(files, path);
    const at = below(bytes.length);
    files.set(path, bytes.with(at, (bytes[at] ?? 0) ^ (1 << below(8))));
  },
  'a file is dropped'(files) {
    files.delete(anyPath(files));
  },
  'a file is cut short'(files) {
    const path = anyPath(files);
    files.set(path, bytesOf(files, path).slice(0, below(bytesOf(files, path).length)));
  },
  'something is put behind a file'(files) {
    const path = anyPath(files);
    files.set(path, Uint8Array.from([...bytesOf(files, path), below(256)]));
  },
  'two files change places'(files) {
    const [a, b] = [anyPath(files), anyPath(files)];
    const [first, second] = [bytesOf(files, a), bytesOf(files, b)];
    // Two that are the same need no telling apart: then another change takes its turn.
    if (a === b) return forge(files, entries.toReversed());
    files.set(a, second).set(b, first);
  },
  'an entry is dropped, and every tile made anew'(files) {
    return forge(files, entries.toSpliced(below(entries.length), 1));
  },
  'an entry is replaced, and every tile made anew'(files) {
    return forge(files, entries.with(below(entries.length), pick(someEntries(9, 'other'))));
  },
  'two entries change places, and every tile is made anew'(files) {
    const a = below(entries.length);
    const b = (a + 1 + below(entries.length - 1)) % entries.length;
    return forge(files, entries.with(a, entries[b] ?? expect.fail()).with(b, entries[a] ?? expect.fail()));
  },
};
const names = Object.keys(changes);

test('an untouched log is sound', async () => {
  expect(await verifyLog(sourceOf(whole))).toMatchObject({ size: 270, origin: 'example.org/log' });
});

test('each of 1,000 random edits, drops and reorders of its files is found', async () => {
  const passed: string[] = [];
  for (let i = 0; i < 1000; i++) {
    const name = names[i % names.length] ?? '';
    const files = new Map(whole);
    await changes[name]?.(files);
    const verdict = await verifyLog(sourceOf(files)).catch((error: unknown) => error);
    if (!(verdict instanceof LogDamage)) passed.push(`${i}: ${name}: ${String(verdict)}`);
  }
  expect(passed).toEqual([]);
}, 120_000);

test('a log without an entry is sound, until somebody has seen one: then its missing checkpoint is found', async () => {
  const key = new Map([['key', bytesOf(whole, 'key')]]);
  expect(await verifyLog(sourceOf(key))).toMatchObject({ size: 0, origin: 'example.org/log' });
  const before = new TextDecoder().decode(bytesOf(whole, 'checkpoint'));
  await expect(verifyLog(sourceOf(key), { before })).rejects.toThrow('The checkpoint is missing');
  for (const size of [1, 100, 256, 257]) {
    const files = await aLog(entries.slice(0, size), signer);
    files.delete('checkpoint');
    await expect(verifyLog(sourceOf(files))).rejects.toThrow('The checkpoint is missing');
  }
});

test('a log signed anew by the owner of the key is sound in itself, and not for whoever saw an earlier one', async () => {
  const before = new TextDecoder().decode((await aLog(entries.slice(0, 200), signer)).get('checkpoint'));
  expect(await verifyLog(sourceOf(whole), { before })).toMatchObject({ size: 270 });
  const rewritten = sourceOf(await aLog(entries.with(7, entries[8] ?? expect.fail()), signer));
  await verifyLog(rewritten);
  await expect(verifyLog(rewritten, { before })).rejects.toThrow('the log was rewritten');
  const shorter = sourceOf(await aLog(entries.slice(0, 199), signer));
  await expect(verifyLog(shorter, { before })).rejects.toThrow('some were taken away');
});

test('a log with a key of its own is sound in itself, and not for whoever knows the key', async () => {
  const strange = sourceOf(await aLog(entries, receiptSigner(newReceiptKey())));
  await verifyLog(strange);
  await expect(verifyLog(strange, { publicKey: signer.publicKey })).rejects.toThrow('holds another key');
});
