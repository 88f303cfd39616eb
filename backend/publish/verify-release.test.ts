import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { deriveRows } from './derive-rows.ts';
import { Measurements } from './measurements.ts';
import { rebuildRelease } from './rebuild-release.ts';
import { releaseFacts } from './release-facts.ts';
import { homeCells, madeUp, madeUpWindow, releaseSigner, writeMadeUp } from './testing/made-up-release.ts';
import { verifyRelease } from './verify-release.ts';
import { writeRelease } from './write-release.ts';

const { slug } = madeUp;
let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-verify-'));
  folder = await writeMadeUp(home);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const copies = { made: 0 };
async function copy(): Promise<string> {
  copies.made += 1;
  const place = join(home, `copy-${copies.made}`);
  await cp(folder, place, { recursive: true });
  return place;
}

async function change(place: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(place, file), 'latin1');
  expect(text).toContain(from);
  await writeFile(join(place, file), text.replace(from, to), 'latin1');
}

/** Writes the release anew with rows that do not follow from what was measured, soundly signed. */
async function forged(): Promise<string> {
  const place = await copy();
  const text = await readFile(join(place, 'measurements.json'), 'utf8');
  const measurements = Measurements.parse(JSON.parse(text));
  const rows = deriveRows(madeUp, measurements).map((row) => ({ ...row, value: 9_999 }));
  await rm(place, { recursive: true });
  await cp(folder, place, { recursive: true, filter: (path) => path === folder });
  const facts = releaseFacts(madeUp, measurements, rows.length);
  await writeRelease(place, facts, rows, measurements, releaseSigner);
  return place;
}

test('one changed byte in any file is found', async () => {
  for (const file of await readdir(folder)) {
    const place = await copy();
    const bytes = await readFile(join(place, file));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(join(place, file), bytes);
    expect(await verifyRelease(place, { dataset: madeUp }), file).not.toEqual([]);
  }
});

test('a release is verified with the key that is asked for, and refused with any other', async () => {
  expect(await verifyRelease(folder, { publicKey: releaseSigner.publicKey, dataset: madeUp })).toEqual([]);
  const { publicKey } = receiptSigner(newReceiptKey());
  expect(await verifyRelease(folder, { publicKey, dataset: madeUp })).toEqual([
    'The release is signed with another key than the one that was asked for.',
  ]);
});

test('rows that do not follow from what was measured are found, though all checksums and the signature are right', async () => {
  expect(await verifyRelease(await forged(), { dataset: madeUp })).toEqual([
    'The rows do not follow from measurements.json.',
  ]);
});

test('of a dataset whose schema has changed since, everything but the derivation is checked', async () => {
  expect(await verifyRelease(await forged(), { dataset: { ...madeUp, schemaVersion: 2 } })).toEqual([]);
});

test('a folder without a release is refused in a sentence', async () => {
  const [problem] = await verifyRelease(join(home, 'nothing'));
  expect(problem).toMatch(/^The release cannot be read: /);
});

test('a release is made again from measurements.json, byte for byte, with and without its key', async () => {
  expect(await rebuildRelease(folder, { dataset: madeUp })).toEqual([]);
  expect(await rebuildRelease(folder, { dataset: madeUp, signer: releaseSigner })).toEqual([]);
});

test('a rebuild names the first file that differs', async () => {
  const place = await copy();
  await change(place, 'README.md', '## Purpose', '## purpose');
  expect((await rebuildRelease(place, { dataset: madeUp }))[0]).toMatch(/^README\.md is not what/);
  await rm(join(place, `${slug}.parquet`));
  expect(await rebuildRelease(place, { dataset: madeUp })).toEqual([`${slug}.parquet is missing.`]);
  const stranger = receiptSigner(newReceiptKey());
  expect((await rebuildRelease(folder, { dataset: madeUp, signer: stranger }))[0]).toMatch(
    /^signing-key\.pub is not/,
  );
  expect((await rebuildRelease(folder))[0]).toContain('There is no definition of made-up-publishers here');
});

const hostile = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary', maxLength: 30 }),
  fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom(
      '=',
      '+',
      '@',
      "'",
      '"',
      ',',
      '\n',
      '\r',
      '\t',
      ' ',
      '<',
      '&',
      '|',
      '{"key":',
      '\\',
      '\ud800',
    ),
  }),
);

test('whatever text a platform shows, its release is sound and can be made again', async () => {
  const runs = { done: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(hostile, { selector: (name) => name.toWellFormed(), maxLength: 8 }),
      async (names) => {
        runs.done += 1;
        const cells = homeCells(Object.fromEntries(names.map((name, place) => [name, 150 + place])));
        const place = await writeMadeUp(join(home, `hostile-${runs.done}`), {
          windows: [madeUpWindow(cells)],
        });
        expect(await verifyRelease(place, { dataset: madeUp })).toEqual([]);
        expect(await rebuildRelease(place, { dataset: madeUp })).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});

test('a dataset that gives two rows of one key, or a row that its schema refuses, is refused by name', () => {
  const twice = [...homeCells({ News: 400 }), ...homeCells({ News: 300 })];
  expect(() => deriveRows(madeUp, { windows: [madeUpWindow(twice)] })).toThrow(
    `${slug}: two rows have the key`,
  );
  const nameless = homeCells({ '': 400 });
  expect(() => deriveRows(madeUp, { windows: [madeUpWindow(nameless)] })).toThrow(`${slug}: publisher_name`);
});
