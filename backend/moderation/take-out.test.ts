import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takenOut } from '#shared/stories/taken-out.ts';
import { type Cuts, placesOf, takeOut } from './take-out.ts';

const place = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1]);
const words = fc.array(fc.constantFrom('one', 'two', '🌧️', 'née', '三', '\n', '.'), {
  minLength: 3,
  maxLength: 20,
});

test('whatever is taken out, what is left is the writer’s own text in its order, with marks between', () => {
  fc.assert(
    fc.property(words, fc.array(place, { maxLength: 6 }), (parts, wanted) => {
      const text = `First ${parts.join(' ')} last`;
      const { cuts, text: published } = safely(text, wanted);
      if (published === undefined) return;
      const pieces = published.split(takenOut);
      expect(pieces.length - 1).toBe(cuts.length);
      let at = 0;
      for (const piece of pieces) {
        const found = text.indexOf(piece, at);
        expect(found).toBeGreaterThanOrEqual(0);
        at = found + piece.length;
      }
      expect(published.isWellFormed()).toBe(true);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('two ways to want the same are the same', () => {
  const text = 'My brother John Example saw it.';
  const once = takeOut(text, [[11, 23]]);
  expect(once.text).toBe('My brother [taken out] saw it.');
  expect(
    takeOut(text, [
      [16, 24],
      [11, 15],
    ]),
  ).toEqual(once);
  expect(takeOut(text, once.cuts)).toEqual(once);
});

test('a writer’s own mark is never taken for a moderator’s', () => {
  expect(
    takeOut('They said [taken out] to me, John.', placesOf('They said [taken out] to me, John.', 'John'))
      .text,
  ).toBe('They said (taken out) to me, [taken out].');
});

test('a story of which nothing would be left is not published so', () => {
  expect(() => takeOut('Oh no!', [[0, 5]])).toThrow('reject it instead');
});

function safely(text: string, wanted: Cuts): { cuts: Cuts; text?: string } {
  try {
    return takeOut(text, wanted);
  } catch {
    return { cuts: [] };
  }
}
