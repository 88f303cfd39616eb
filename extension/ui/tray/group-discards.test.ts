import { expect, test } from 'vitest';
import { groupDiscards } from './group-discards.ts';

const place = { day: '2026-11-21', source: 'bing', kind: 'result' as const };

test('reasons that mean the same to a person are one line, the newest day first', () => {
  const groups = groupDiscards([
    { ...place, day: '2026-11-20', reason: 'email', n: 1 },
    { ...place, reason: 'email', n: 2 },
    { ...place, reason: 'token', n: 3 },
    { ...place, reason: 'too-long', n: 9 },
  ]);
  expect(groups.map(({ day, why, n }) => [day, why, n])).toEqual([
    ['2026-11-21', 'tooLong', 9],
    ['2026-11-21', 'looksPersonal', 5],
    ['2026-11-20', 'looksPersonal', 1],
  ]);
});

test('a reason that is not known yet is told in general words', () => {
  expect(groupDiscards([{ ...place, reason: 'from-the-future', n: 1 }])[0]?.why).toBe('other');
});
