import { expect, test } from 'vitest';
import { identicalBodies } from './identical-bodies.ts';
import { inhumanRates } from './inhuman-rates.ts';

test('a body that several keys signed is found with all of them, the most copied first', () => {
  const sent = ['a1', 'b1', 'b1', 'c2', 'd2', 'e2', 'f3'].map((text) => ({
    contributor: text.charAt(0),
    digest: text.charAt(1),
  }));
  expect(identicalBodies(sent)).toEqual([
    { digest: '2', contributors: ['c', 'd', 'e'] },
    { digest: '1', contributors: ['a', 'b'] },
  ]);
  expect(identicalBodies(sent, 3)).toHaveLength(1);
});

test('a body that one key signed twice is no copy', () => {
  expect(identicalBodies([1, 2].map(() => ({ contributor: 'a', digest: '1' })))).toEqual([]);
});

test('more things on one day than a person sees are found, spread over batches too', () => {
  const of = (contributor: string, day: string, things: number) => ({ contributor, day, things });
  const days = [
    ...[
      of('long day', '2026-11-01', 10_000),
      of('long days', '2026-11-01', 9000),
      of('long days', '2026-11-02', 9000),
    ],
    ...[
      of('machine', '2026-11-01', 6000),
      of('machine', '2026-11-01', 6000),
      of('machine', '2026-11-02', 20_000),
    ],
  ];
  expect(inhumanRates(days)).toEqual(['machine']);
});
