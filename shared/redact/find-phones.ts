import { type Budget, digitsOf, fewestDigits, isPhone, mostDigits } from './judge-phone.ts';
import { contextBefore, isAmount, type PhoneContext } from './phone-context.ts';
import { type PhoneRun, partOf, phoneRuns } from './phone-runs.ts';
import { mostRegions, type Region } from './regions-of.ts';
import type { Stretch } from './span.ts';

/** Questions to the library for one text. Real texts need a few dozen. */
const questions = 400;
/** Digits of the greatest number that is likelier an amount than a phone number with its country code. */
const longestAmount = 10;

/** Phone numbers with a country code, and those written as people in the regions (two at most) write them. */
export function findPhones(text: string, regions: readonly Region[]): Stretch[] {
  const budget: Budget = { questions };
  const places = regions.slice(0, mostRegions);
  const found: Stretch[] = [];
  for (const whole of phoneRuns(text)) {
    const run = partOfItsOwn(text, whole);
    const start = run.groups[0]?.start;
    if (start === undefined || digitsOf(run).length < fewestDigits) continue;
    const context = contextBefore(text, start);
    for (const phone of phonesIn(withoutAmount(text, run, context), places, context, budget))
      found.push(stretchOf(text, phone));
  }
  return found;
}

/**
 * The numbers in a run, from the left, the longest first. A number begins and ends at a space or at the end of the run.
 * When the budget is used up, what is left of the run counts as one number: rather too much than too little.
 */
function* phonesIn(
  run: PhoneRun,
  regions: readonly Region[],
  context: PhoneContext,
  budget: Budget,
): Generator<PhoneRun> {
  let first = 0;
  while (first < run.groups.length) {
    if (budget.questions <= 0) {
      const rest = partOf(run, first, run.groups.length);
      if (digitsOf(rest).length >= fewestDigits) yield rest;
      return;
    }
    const parts = first === 0 || run.gaps[first - 1]?.includes(' ') ? partsFrom(run, first) : [];
    const phone = parts.find((part) => isPhone(part, regions, context, budget));
    if (phone) yield phone;
    first += phone?.groups.length ?? 1;
  }
}

/** Parts of a run that begin at a group and have as many digits as a phone number, the longest first. */
function partsFrom(run: PhoneRun, first: number): PhoneRun[] {
  const parts: PhoneRun[] = [];
  let digits = 0;
  for (let index = first; index < run.groups.length; index++) {
    const length = run.groups[index]?.digits.length ?? 0;
    // 00 33 (0) 6 12 34 56 78: so far and no further do digits stand one by one.
    if (length === 1 && index > first + 3 && run.gaps[index - 1] === ' ') break;
    digits += length;
    if (digits > mostDigits + 2) break; // Two more for a leading 00.
    if (digits < fewestDigits || run.gaps[index]?.includes(' ') === false) continue;
    parts.unshift(partOf(run, first, index + 1));
  }
  return parts;
}

const asked = /(?:wa\.me\/|tel[.:/]?|fax[.:/]?|phone=)$/i;
const gluedBefore = /[\p{Script=Latin}0-9_#@=&%$€£¥/\\]$|[0-9][,'’]$|[\p{L}0-9_]-$/u;
const gluedAfter = /^(?:[\p{Script=Latin}_@=%€$£]|[,'’][0-9]|-[\p{L}0-9])/u;

/** A run without what belongs to a word, an address or a price: v1.2.3, id=12345678, #1234567, 2345678th. */
function partOfItsOwn(text: string, run: PhoneRun): PhoneRun {
  const start = run.groups[0]?.start ?? 0;
  const end = run.groups.at(-1)?.end ?? 0;
  const before = text.slice(Math.max(0, start - 6), start);
  let from = 0;
  let to = run.groups.length;
  if (!run.plus && gluedBefore.test(before) && !asked.test(before))
    from = 1 + run.gaps.findIndex((gap) => gap.includes(' ')) || to;
  if (gluedAfter.test(text.slice(end, end + 2))) to = 1 + run.gaps.findLastIndex((gap) => gap.includes(' '));
  return partOf(run, from, Math.max(from, to));
}

/** A run without the amount that it begins with: 1 234 567 views, € 612.345.678. */
function withoutAmount(text: string, run: PhoneRun, context: PhoneContext): PhoneRun {
  const first = run.groups[0];
  if (!first || run.plus || first.digits.startsWith('0')) return run;
  const gap = run.gaps[0];
  let to = 1;
  if (first.digits.length <= 3 && (gap === ' ' || gap === '.'))
    while (run.gaps[to - 1] === gap && run.groups[to]?.digits.length === 3) to++;
  const thousands = run.groups.slice(1, to).map((group) => group.digits);
  const digits = first.digits.length + 3 * thousands.length;
  const round = thousands.length > 1 && thousands.every((group) => group === '000');
  const bare = to > 1 && to === run.groups.length && first.digits.length < 3 && digits <= longestAmount;
  const amount =
    round || (bare && context !== 'invited') || isAmount(text, first.start, run.groups[to - 1]?.end ?? 0);
  return amount ? partOf(run, to, run.groups.length) : run;
}

/** From the + or the bracket before the first digit to the last digit. */
function stretchOf(text: string, { groups, gaps, plus }: PhoneRun): Stretch {
  const start = groups[0]?.start ?? 0;
  const end = groups.at(-1)?.end ?? 0;
  const before = text.slice(Math.max(0, start - 3), start);
  const sign = plus ? /\(?\+ ?\(?$/.exec(before) : null;
  if (sign) return { start: start - sign[0].length, end };
  return { start: before.endsWith('(') && gaps.some((gap) => gap.includes(')')) ? start - 1 : start, end };
}
