import { expect, test } from 'vitest';
import { exceptionSentence, mostPerYear, parseWithholding, type Withholding } from './withholding.ts';

const families = ['crypto advertisers', 'news publishers'];
const good = {
  family: 'crypto advertisers',
  reason: 'Many of its supporters joined together',
  reviewers: ['Ada Lovelace', ' Mary Somerville '],
  window: { from: '2026-11-02', to: '2026-11-29' },
};
const problemOf = (change: object, earlier: Withholding[] = []) => {
  const parsed = parseWithholding({ ...good, ...change }, families, earlier);
  return 'problem' in parsed ? parsed.problem : null;
};
function withheld(change: object = {}): Withholding {
  const parsed = parseWithholding({ ...good, ...change }, families);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

test('two people can hold back a family for a window, and the release notes say so as an exception', () => {
  expect(exceptionSentence(withheld())).toBe(
    'Exception to the privacy statement: all figures about crypto advertisers from 2026-11-02 to 2026-11-29 are withheld. ' +
      'Many of its supporters joined together. Ada Lovelace and Mary Somerville decided this from counts without noise, ' +
      'which nobody else saw; that these figures are missing is therefore not covered by the statement.',
  );
});

test.each([
  { reviewers: ['Ada Lovelace'] },
  { reviewers: ['Ada Lovelace', ''] },
  { reviewers: ['Ada Lovelace', 'ada lovelace'] },
  { reviewers: ['Zoë Hitzig', 'ZOE  HITZIG'] },
  { reviewers: ['Ada', 'Mary', 'Grace'] },
  { reviewers: ['Ada', 'Mary\nGrace'] },
  { reviewers: ['Ada', '...'] },
  { reviewers: 'Ada and Mary' },
])('one person alone cannot withhold: $reviewers', (change) => {
  expect(problemOf(change)).toMatch(/review/);
});

test.each([
  { reason: '' },
  { reason: '         ' },
  { reason: undefined },
  { reason: 'x'.repeat(301) },
  { reason: 'One line\nand another one' },
])('without a reason on one line nothing is withheld: $reason', (change) => {
  expect(problemOf(change)).toMatch(/reason in one sentence/);
});

test.each(['There were 73 of them in one week', 'There were ٧٣ of them in one week'])(
  'a reason with figures would publish them: %s',
  (reason) => {
    expect(problemOf({ reason })).toMatch(/without figures/);
  },
);

test.each(['one advertiser', '', undefined])(
  'a cell or a label cannot be withheld, only a family: %s',
  (family) => {
    expect(problemOf({ family })).toMatch(/whole registered family/);
  },
);

test.each([
  { from: '2026-11-29', to: '2026-11-02' },
  { from: '2026-02-30', to: '2026-03-29' },
  { from: '2026-11-02' },
  null,
])('a window has two days that exist, in order: %o', (window) => {
  expect(problemOf({ window })).toMatch(/first and the last day/);
});

test('what is no withholding at all is answered by a sentence', () => {
  for (const input of [null, undefined, 7, 'family', []])
    expect(parseWithholding(input, families)).toHaveProperty('problem');
});

test('only so many a year, and the next year again', () => {
  const froms = ['2026-01-05', '2026-03-02', '2026-06-01', '2026-09-07'];
  const earlier = froms.map((from) => withheld({ window: { from, to: '2026-12-31' } }));
  expect(earlier).toHaveLength(mostPerYear);
  expect(problemOf({}, earlier.slice(1))).toBeNull();
  expect(problemOf({}, earlier)).toMatch(/At most 4/);
  expect(problemOf({ window: { from: '2027-01-11', to: '2027-02-07' } }, earlier)).toBeNull();
});

test('nothing is withheld twice for the same window', () => {
  expect(problemOf({}, [withheld()])).toMatch(/already/);
});
