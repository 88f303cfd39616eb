import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LogDamage } from './log-source.ts';
import { definedRoot, leafOf, someEntries, tilesOver } from './testing/a-tree.ts';
import { TiledTree } from './tiled-tree.ts';
import { type ConsistencyClaim, verifyConsistency } from './verify-consistency.ts';
import { type InclusionClaim, verifyInclusion } from './verify-inclusion.ts';

const most = 300;
const entries = someEntries(most);
const leaves = entries.map(leafOf);
const source = tilesOver(entries);
const roots = Array.from({ length: most + 1 }, (_, size) => definedRoot(leaves.slice(0, size)));
const rootAt = (size: number) => roots[size] ?? new Uint8Array();
const leafAt = (index: number) => leaves[index] ?? new Uint8Array();

/** A tenth of WebCrypto's time, which the last tests take. */
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const known = new Map();
const treeOf = (size: number) => new TiledTree(source, size, hash, known);

async function inclusion(index: number, size: number): Promise<InclusionClaim> {
  const proof = await treeOf(size).proveInclusion(index);
  return { leaf: leafAt(index), index, size, root: rootAt(size), proof };
}

async function consistency(before: number, size: number): Promise<ConsistencyClaim> {
  const proof = await treeOf(size).proveConsistency(before);
  return { before: { size: before, root: rootAt(before) }, now: { size, root: rootAt(size) }, proof };
}

test('the root read from tiles is that of the definition, for every size up to 300', async () => {
  for (let size = 0; size <= most; size++)
    expect(Buffer.compare(await treeOf(size).root(), rootAt(size))).toBe(0);
});

test('every leaf is proved to be in every tree up to 300 that has it', async () => {
  for (let size = 1; size <= most; size++)
    for (let index = 0; index < size; index++)
      if (!(await verifyInclusion(await inclusion(index, size), hash))) expect.fail(`${index} in ${size}`);
});

test('every tree up to 300 is proved to go on from every earlier one', async () => {
  for (let size = 1; size <= most; size++)
    for (let before = 0; before <= size; before++)
      if (!(await verifyConsistency(await consistency(before, size), hash)))
        expect.fail(`${before} in ${size}`);
});

describe('whatever is changed is refused', () => {
  const someLeaves = [
    [0, 1],
    [0, 2],
    [2, 3],
    [5, 8],
    [6, 7],
    [16, 21],
    [299, 300],
  ] as const;
  test.each(someLeaves)('in the proof that leaf %i is in a tree of %i', async (index, size) => {
    const claim = await inclusion(index, size);
    const wrong = [
      ...bitsOf(claim.leaf).map((leaf) => ({ ...claim, leaf })),
      ...bitsOf(claim.root).map((root) => ({ ...claim, root })),
      ...wrongProofs(claim.proof).map((proof) => ({ ...claim, proof })),
      ...[-1, 0.5, index + 1, size, Number.NaN].map((other) => ({ ...claim, index: other })),
      ...[0, index, Number.POSITIVE_INFINITY].map((other) => ({ ...claim, size: other })),
    ];
    for (const each of wrong) expect(await verifyInclusion(each, hash)).toBe(false);
  });

  const someSizes = [
    [1, 2],
    [3, 7],
    [4, 7],
    [6, 8],
    [21, 300],
    [256, 300],
  ] as const;
  test.each(someSizes)('in the proof that %i leaves come first in a tree of %i', async (before, size) => {
    const claim = await consistency(before, size);
    const wrong = [
      ...bitsOf(claim.before.root).map((root) => ({ ...claim, before: { ...claim.before, root } })),
      ...bitsOf(claim.now.root).map((root) => ({ ...claim, now: { ...claim.now, root } })),
      ...wrongProofs(claim.proof).map((proof) => ({ ...claim, proof })),
      ...[-1, 0, 0.5, size, size + 1].map((n) => ({ ...claim, before: { ...claim.before, size: n } })),
      { ...claim, now: { ...claim.now, size: before } },
    ];
    for (const each of wrong) expect(await verifyConsistency(each, hash)).toBe(false);
  });

  test('in a tree that has not grown', async () => {
    const claim = await consistency(5, 5);
    expect(await verifyConsistency({ ...claim, now: { size: 5, root: rootAt(6) } })).toBe(false);
    expect(await verifyConsistency({ ...claim, proof: [rootAt(5)] })).toBe(false);
  });
});

test('WebCrypto, which browsers check with, comes to the same', async () => {
  const hex = (proof: readonly Uint8Array[]) => proof.map((each) => Buffer.from(each).toString('hex'));
  const proof = await new TiledTree(source, most).proveInclusion(77);
  expect(hex(proof)).toEqual(hex((await inclusion(77, most)).proof));
  expect(await verifyInclusion(await inclusion(77, most))).toBe(true);
  expect(await verifyConsistency(await consistency(77, most))).toBe(true);
});

test('a tile that is missing or cut short is named, and nothing is proved with it', async () => {
  const without = async (path: string) => (path === 'tile/0/000' ? undefined : source(path));
  await expect(new TiledTree(without, 300).proveInclusion(3)).rejects.toThrow(
    new LogDamage('tile/0/000 is missing.'),
  );
  const short = async () => new Uint8Array(33);
  await expect(new TiledTree(short, 7).proveConsistency(3)).rejects.toThrow(
    'tile/0/000.p/7 does not hold 7 hashes.',
  );
});

test('of a narrow tile that has grown meanwhile, the full one is read', async () => {
  const grown = async (path: string) => (path.includes('.p/') ? undefined : source(path));
  const proof = await new TiledTree(grown, 100).proveInclusion(7);
  expect(await verifyInclusion({ ...(await inclusion(7, 100)), proof })).toBe(true);
});

/** The same bytes with one bit turned, for every bit. */
function bitsOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const byte = bytes[bit >> 3] ?? 0;
    return Uint8Array.from(bytes).with(bit >> 3, byte ^ (1 << (bit & 7)));
  });
}

/** The proof with any bit turned, any hash taken out, and any hash put in. */
function wrongProofs(proof: readonly Uint8Array[]): Uint8Array[][] {
  return [
    ...proof.flatMap((hash, i) => bitsOf(hash).map((other) => proof.with(i, other))),
    ...proof.map((_, i) => proof.toSpliced(i, 1)),
    ...[...proof.keys(), proof.length].map((i) => proof.toSpliced(i, 0, rootAt(9))),
  ];
}
