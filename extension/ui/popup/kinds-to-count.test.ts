import { expect, test } from 'vitest';
import type { StateAnswer } from '../../messages/state.ts';
import { kindsToCount } from './kinds-to-count.ts';

test('kinds that are switched on are counted from zero, others only when there are some', () => {
  const kinds = [
    { kind: 'ad', state: 'granted' },
    { kind: 'answer', state: 'withdrawn' },
  ];
  const state = { sources: [{ kinds }], today: [{ kind: 'recommendation', n: 5 }] } as unknown as StateAnswer;
  expect(kindsToCount(state)).toEqual([
    { kind: 'recommendation', n: 5 },
    { kind: 'ad', n: 0 },
  ]);
});
