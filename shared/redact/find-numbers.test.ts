import { expect, test } from 'vitest';
import { findCards } from './find-cards.ts';
import { findIbans, findPolishAccounts } from './find-ibans.ts';

const cut = (find: typeof findCards, text: string) =>
  find(text).map(({ start, end }) => text.slice(start, end));

test.each([
  '4111 1111 1111 1111',
  '5500-0000-0000-0004',
  '378282246310005',
  '3782 822463 10005',
  '6011.1111.1111.1117',
  '6200000000000005',
  '4111  1111  1111  1111',
  '4111 - 1111 - 1111 - 1111',
])('a card number is found: %s', (card) =>
  expect(cut(findCards, `Visa 2024 ${card}, 04/27`)).toEqual([card]),
);

test.each([
  ['wrong check digit', '4111 1111 1111 1112'],
  ['no network', '9999 9999 9999 9995'],
  ['part of a longer number', '41111111111111111111111'],
  ['article number', 'EAN 4006381333931'],
  ['list of small numbers', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
  ['part of a word', 'ref_4111111111111111'],
])('a number that is no card is left alone: %s', (_, text) => expect(cut(findCards, text)).toEqual([]));

test.each([
  'DE89 3704 0044 0532 0130 00',
  'de89370400440532013000',
  'GB82 WEST 1234 5698 7654 32',
  'NL91ABNA0417164300',
  'FR14 2004 1010 0505 0001 3M02 606',
  'PL61 1090 1014 0000 0712 1981 2874',
  'MT84MALT011000012345MTLCAST001S',
  'NO93 8601 1117 947',
  'BE68-5390-0754-7034',
  'AT61  1904  3002  3457  3201',
  'PL 61 1090 1014 0000 0712 1981 2874',
  'SA03 8000 0000 6080 1016 7519',
])('an IBAN is found: %s', (iban) => expect(cut(findIbans, `IBAN: ${iban}.`)).toEqual([iban]));

test.each([
  ['wrong check digits', 'DE88 3704 0044 0532 0130 00'],
  ['unknown country', 'XX89 3704 0044 0532 0130 00'],
  ['too short', 'DE89 3704 0044'],
  ['too long', 'DE893704004405320130001'],
  ['part of a word', 'CODE89370400440532013000'],
])('what is no IBAN is left alone: %s', (_, text) => expect(cut(findIbans, text)).toEqual([]));

test('a Polish account number is found without its PL', () => {
  expect(cut(findPolishAccounts, 'konto 61 1090 1014 0000 0712 1981 2874.')).toEqual([
    '61 1090 1014 0000 0712 1981 2874',
  ]);
  expect(cut(findPolishAccounts, 'konto 62109010140000071219812874')).toEqual([]);
});
