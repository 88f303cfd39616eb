import { expect, test } from 'vitest';
import type { RulePack } from './rule-pack.ts';
import { triedOf, untriedSurfaces } from './tried.ts';

const surface = (id: string, items: string[], unverified?: true) => ({
  id,
  items,
  ...(unverified && { unverified }),
});
const aPack = (...surfaces: ReturnType<typeof surface>[]) =>
  ({
    surfaces,
    items: { video: { kind: 'recommendation' }, promo: { kind: 'ad' }, reply: { kind: 'answer' } },
  }) as unknown as RulePack;

test('a kind counts as tried as far as the surfaces were that it is read from, whatever the others are', () => {
  const pack = aPack(
    surface('home', ['promo', 'video']),
    surface('side', ['promo'], true),
    surface('chat', ['reply'], true),
  );
  expect(triedOf(pack, 'recommendation')).toBe('all');
  expect(triedOf(pack, 'ad')).toBe('some');
  expect(triedOf(pack, 'answer')).toBe('none');
  expect(untriedSurfaces(pack)).toEqual(['side', 'chat']);
});
