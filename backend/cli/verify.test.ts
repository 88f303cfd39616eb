import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { aSavedReceipt } from '../log/testing/a-saved-receipt.ts';
import { type Outcome, runDaylight } from './testing/run-daylight.ts';

const signer = receiptSigner(newReceiptKey());
let folder: string;
let mirror: string;
let bundle: ReceiptBundle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-verify-'));
  mirror = join(folder, 'log');
  const made = await aSavedReceipt(signer);
  bundle = made.bundle;
  for (const [path, bytes] of made.log) {
    mkdirSync(dirname(join(mirror, path)), { recursive: true });
    writeFileSync(join(mirror, path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, changes: Partial<ReceiptBundle> = {}): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...bundle, ...changes }));
  return file;
}

function resultOf({ code, stdout, stderr }: Outcome): object {
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('a saved receipt is checked without any server: signature, batch, place and checkpoint', async () => {
  const genuine = { genuine: true, key: signer.publicKey, batch: 'as receipted', index: 77 };
  const key = ['--key', signer.publicKey];
  const [alone, against, early] = await Promise.all([
    runDaylight(['verify', 'receipt', save('alone')]),
    runDaylight(['verify', 'receipt', save('against', { place: null }), '--log', mirror, ...key]),
    runDaylight(['verify', 'receipt', save('early', { place: null, batch: undefined })]),
  ]);
  expect(resultOf(alone)).toMatchObject({ ...genuine, keyWasGiven: false });
  expect(resultOf(against)).toMatchObject({ ...genuine, keyWasGiven: true });
  expect(resultOf(early)).toMatchObject({ genuine: true, batch: 'not in the file', index: null });
});

test('a receipt that does not hold is refused in one sentence', async () => {
  const { place, receipt } = bundle;
  if (!place) throw new Error('The receipt has no place');
  const moved = { ...place, index: 78 };
  const other = receiptSigner(newReceiptKey()).publicKey;
  const outcomes = await Promise.all([
    runDaylight(['verify', 'receipt', save('changed', { receipt: { ...receipt, observations: 2 } })]),
    runDaylight(['verify', 'receipt', save('batch', { batch: '{}' })]),
    runDaylight(['verify', 'receipt', save('moved', { place: moved })]),
    runDaylight(['verify', 'receipt', save('key'), '--key', other]),
    runDaylight(['verify', 'receipt', join(mirror, 'key')]),
  ]);
  expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual(outcomes.map(() => [1, '']));
  expect(outcomes.map(({ stderr }) => stderr.split(':')[0]?.trim())).toEqual([
    'The receipt is not signed with this key',
    'The receipt is genuine, and speaks of another batch than the one in the file.',
    'The receipt is genuine, and the public log does not have it where it should',
    'The receipt is not signed with this key',
    `${join(mirror, 'key')} is no receipt that Daylight has saved, or it was changed.`,
  ]);
});

test('a mirror is worked out anew, and a release that is not one is refused', async () => {
  const [sound, damaged, release] = await Promise.all([
    runDaylight(['verify', 'log', mirror, '--since', join(mirror, 'checkpoint')]),
    runDaylight(['verify', 'log', join(folder, 'nowhere')]),
    runDaylight(['verify', 'release', mirror]),
  ]);
  expect(resultOf(sound)).toMatchObject({ sound: true, log: 'example.org/log', size: 300 });
  expect(damaged).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'The file "key" is missing, or holds no key.\n',
  });
  expect(release).toMatchObject({ code: 1, stdout: '' });
  expect(release.stderr).toMatch(/^The release cannot be read: /);
});

test('a log that has no entry yet is told from a damaged one, in one sentence', async () => {
  const begun = join(folder, 'begun');
  mkdirSync(begun);
  writeFileSync(join(begun, 'key'), readFileSync(join(mirror, 'key')));
  const [empty, seen] = await Promise.all([
    runDaylight(['verify', 'log', begun]),
    runDaylight(['verify', 'log', begun, '--since', join(mirror, 'checkpoint')]),
  ]);
  expect(empty).toMatchObject({
    code: 0,
    stderr:
      'example.org/log has no entry yet, and nothing is wrong: the first donation gets its place shortly after midnight (UTC), or at once by "daylight log append".\n',
  });
  expect(JSON.parse(empty.stdout)).toMatchObject({ sound: true, log: 'example.org/log', size: 0 });
  expect(seen).toMatchObject({ code: 1, stdout: '' });
  expect(seen.stderr).toMatch(/^The checkpoint is missing/);
});

test('the log of a new data folder is empty, and nothing is added to it', async () => {
  const appended = resultOf(await runDaylight(['log', 'append', '--data', join(folder, 'data')]));
  expect(appended).toEqual({ size: 0, batches: 0, releases: 0 });
}, 120_000);
