import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { openNote, readVerifierKey, toVerifierKey } from './signed-note.ts';
import { definedRoot, leafOf } from './testing/a-tree.ts';
import { leafHash } from './tree-hash.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The test tree of Certificate Transparency: entries, and the roots of its first 1, 2 … 8 leaves. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('hashes are those of RFC 6962: the roots of the test tree of Certificate Transparency', async () => {
  const leaves = entries.map((entry) => leafOf(Buffer.from(entry, 'hex')));
  expect(leaves.map((_, i) => hex(definedRoot(leaves.slice(0, i + 1))))).toEqual(roots);
  expect(hex(definedRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  for (const [i, entry] of entries.entries())
    expect(await leafHash(Buffer.from(entry, 'hex'))).toEqual(new Uint8Array(leaves[i] ?? []));
});

// The example in the documentation of the format's first implementation.
const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const text =
  'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
    '’',
    "'",
  );
const signature =
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
const note = `${text}\n— PeterNeumann ${signature}\n`;

test('a signed note of another implementation opens with its key, and is not opened when a bit of it differs', async () => {
  const key = await readVerifierKey(line);
  if (!key) throw new Error('The key was not read');
  expect(await toVerifierKey(key)).toBe(line);
  expect(await openNote(note, key)).toBe(text);
  expect(await openNote(`${note}— somebody.else AAAAAAAA\n`, key)).toBe(text);
  expect(await openNote(note.replace('think', 'thinK'), key)).toBeUndefined();
  expect(await openNote(note, { ...key, name: 'PeterNeumanm' })).toBeUndefined();
  const bytes = fromBase64(signature);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await openNote(note.replace(signature, toBase64(changed)), key)).toBeUndefined();
  }
});

test('what is no note and no key is refused, and nothing is thrown', async () => {
  const key = (await readVerifierKey(line)) ?? { name: '', publicKey: '' };
  const unread = [note.slice(0, -1), text, '', '\n\n', `${text}\n- PeterNeumann ${signature}\n`];
  // The last character of a base64 text has bits that nobody reads: a second way to write the same.
  for (const each of [...unread, note.replace('nAM=', 'nAN='), note.replace(signature, `${signature}=`)])
    expect(await openNote(each, key)).toBeUndefined();
  for (const each of [
    '',
    'a+b',
    line.replace('c74f20a3', 'c74f20a4'),
    line.replace('+AR', '+AB'),
    `${line}\n`,
  ])
    expect(await readVerifierKey(each)).toBeUndefined();
});
