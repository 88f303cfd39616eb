import { type DigitGroup, digitGroups } from './digit-groups.ts';
import type { Stretch } from './span.ts';

/** First digits and lengths of the card networks. Source: ISO/IEC 7812 and the networks' own pages. */
const networks = [
  /^4(?:\d{12}|\d{15}|\d{18})$/, // Visa
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^(?:6011|64[4-9]\d|65\d\d)\d{12,15}$/, // Discover
  /^(?:30[0-5]|3095|36\d|3[89]\d)\d{11,16}$/, // Diners Club
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/, // JCB
  /^62\d{14,17}$/, // UnionPay
  /^(?:50|5[6-8]|6304|67)\d{11,17}$/, // Maestro
  /^220[0-4]\d{12,15}$/, // Mir
];
const gapInCard = /^(?: {1,2}|[./_-]| - )$/;
const longest = 19;
const shortest = 13;

/** Payment card numbers: 13 to 19 digits of a known network with the right checksum, in one piece or in groups. */
export function findCards(text: string): Stretch[] {
  const groups = digitGroups(text);
  const found: Stretch[] = [];
  let first = 0;
  while (first < groups.length) {
    const last = lastOfCard(text, groups, first);
    const [from, to] = [groups[first], groups[last ?? -1]];
    if (from && to) found.push({ start: from.start, end: to.end });
    first = (last ?? first) + 1;
  }
  return found;
}

/** Index of the group that ends the longest card number beginning with group `first`. */
function lastOfCard(text: string, groups: readonly DigitGroup[], first: number): number | undefined {
  let number = '';
  let found: number | undefined;
  for (let index = first; index < groups.length; index++) {
    const group = groups[index];
    const before = groups[index - 1];
    if (!group) break;
    if (index > first && before && !gapInCard.test(text.slice(before.end, group.start))) break;
    number += group.digits;
    if (number.length > longest) break;
    if (number.length >= shortest && isCard(number) && !runsOn(text, group.end)) found = index;
    if (group.digits.length < 3) break; // Cards are printed in groups of 4 to 6; lists of small numbers are not cards.
  }
  const start = groups[first]?.start ?? 0;
  return /[\p{L}_]/u.test(text[start - 1] ?? '') ? undefined : found;
}

function runsOn(text: string, end: number): boolean {
  return /^[\p{Script=Latin}_]/u.test(text.slice(end, end + 1));
}

function isCard(number: string): boolean {
  if (!networks.some((network) => network.test(number))) return false;
  if (number.length === 13 && isArticleNumber(number)) return false;
  return checksum(number, (digit) => (digit > 4 ? digit * 2 - 9 : digit * 2)) === 0; // Luhn, ISO/IEC 7812-1 annex B.
}

/** Whether 13 digits are an article number (EAN-13, ISBN-13) by their check digit. */
export function isArticleNumber(number: string): boolean {
  return checksum(number, (digit) => digit * 3) === 0;
}

/** Sum modulo 10 from the right, every second digit taken through `weigh`. */
function checksum(number: string, weigh: (digit: number) => number): number {
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = Number(number[number.length - 1 - place]);
    sum += place % 2 === 1 ? weigh(digit) : digit;
  }
  return sum % 10;
}
