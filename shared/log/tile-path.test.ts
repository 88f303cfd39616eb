import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEntryBundle, toEntryBundle } from './entry-bundle.ts';
import { readTilePath, tilePath, tilesOf } from './tile-path.ts';

test('paths are those of C2SP tlog-tiles', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
  expect(tilePath({ level: 'entries', index: 0, width: 17 })).toBe('tile/entries/000.p/17');
  expect(tilePath({ level: 5, index: 1000, width: 255 })).toBe('tile/5/x001/000.p/255');
});

test('a path is read back as the tile that it was made from', () => {
  const tile = fc.record({
    level: fc.constantFrom(0, 1, 2, 3, 4, 5, 'entries' as const),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tile, (one) => {
      expect(readTilePath(tilePath(one))).toEqual(one);
    }),
  );
});

test.each([
  ...[
    'tile/6/000',
    'tile/00/000',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/x234/067',
    'tile/0/',
  ],
  ...[
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/-1/000',
    'tile/0/../key',
  ],
  ...['/tile/0/000', 'tile/0/000\n', 'tile/0/x999/x999/x999/x999/x999/x999/999'],
])('%j names no tile', (path) => {
  expect(readTilePath(path)).toBeUndefined();
});

test('the tiles of a tree are the full ones and the one at the right edge', () => {
  expect([...tilesOf(0, 0)]).toEqual([]);
  expect([...tilesOf(0, 256)]).toEqual([{ level: 0, index: 0, width: 256 }]);
  expect([...tilesOf('entries', 513)].map(({ width }) => width)).toEqual([256, 256, 1]);
  expect([...tilesOf(1, 256 * 3 + 200)]).toEqual([{ level: 1, index: 0, width: 3 }]);
});

test('entries come out of a bundle as they went in, and a bundle of anything else is refused', () => {
  const entries = Uint8Array.from({ length: 96 }, (_, i) => i);
  const bundle = toEntryBundle(entries);
  expect(bundle.length).toBe(3 * 34);
  expect(fromEntryBundle(bundle)).toEqual(entries);
  expect(fromEntryBundle(bundle.subarray(1))).toBeUndefined();
  expect(fromEntryBundle(bundle.with(35, 31))).toBeUndefined();
});
