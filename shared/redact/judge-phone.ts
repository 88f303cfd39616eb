import parsePhoneNumber, { getCountryCallingCode, type PhoneNumber } from 'libphonenumber-js/min';
import { isArticleNumber } from './find-cards.ts';
import type { PhoneContext } from './phone-context.ts';
import type { PhoneRun } from './phone-runs.ts';
import type { Region } from './regions-of.ts';

/** How often the library may still be asked for one text; without a bound a hostile text would make it slow. */
export interface Budget {
  questions: number;
}

export const fewestDigits = 7;
/** ITU-T E.164. */
export const mostDigits = 15;

/** Ten digits of the North American plan, also those kept for films, which the library does not know. */
const northAmerican = /^1?[2-9]\d{2}[2-9]\d{6}$/;
/** British mobile numbers kept for films. Source: Ofcom. */
const forFilms = /^(?:0|44)7700900\d{3}$/;
/** Mobile numbers that people write in one piece and without a leading 0, where these differ enough from other ids. */
const inOnePiece = /^(?:[67]\d{8}|3\d{9}|[1-9]{2}9\d{8})$/; // Spain and Poland, Italy, Brazil

/** Whether a run, taken whole, is a phone number: with a country code, or as one of the regions writes its own. */
export function isPhone(
  run: PhoneRun,
  regions: readonly Region[],
  context: PhoneContext,
  budget: Budget,
): boolean {
  const digits = digitsOf(run);
  if (digits.length < fewestDigits || digits.length > mostDigits + 2) return false;
  if (run.plus) return isAbroad(digits, budget);
  if (/^00\d*$/.test(run.groups[0]?.digits ?? '') && isAbroad(digits.slice(2), budget)) return true;
  if (!looksNational(run, digits, context)) return false;
  return regions.some((region) => isNational(run, digits, region, context, budget));
}

/** All digits of a run. */
export function digitsOf(run: PhoneRun): string {
  return run.groups.map((group) => group.digits).join('');
}

function isAbroad(digits: string, budget: Budget): boolean {
  if (forFilms.test(digits) || (digits.startsWith('1') && northAmerican.test(digits))) return true;
  return ask(`+${digits}`, undefined, budget)?.isValid() ?? false;
}

function isNational(
  run: PhoneRun,
  digits: string,
  region: Region,
  context: PhoneContext,
  budget: Budget,
): boolean {
  const code = getCountryCallingCode(region);
  if (code === '1')
    return northAmerican.test(digits) && (context === 'invited' || /^(?:1-)?3-(?:3-4|7)$/.test(shape(run)));
  if (code === '44' && forFilms.test(digits)) return true;
  const number = ask(digits, region, budget);
  if (number?.isValid()) {
    const national = number.formatNational().replace(/[^0-9]/g, '');
    if (digits === national || digits === `0${national}`) return true;
  }
  // The country code without its +, as in 49 171 2345678.
  return run.groups.length > 2 && digits.startsWith(code) && isAbroad(digits, budget);
}

function ask(number: string, region: Region | undefined, budget: Budget): PhoneNumber | undefined {
  budget.questions--;
  return parsePhoneNumber(number, region ? { defaultCountry: region, extract: false } : { extract: false });
}

function shape(run: PhoneRun): string {
  return run.groups.map((group) => group.digits.length).join('-');
}

/** Whether digits are laid out like a number that one dials, and not like one that counts, dates or names something. */
function looksNational(run: PhoneRun, digits: string, context: PhoneContext): boolean {
  const { groups, gaps } = run;
  const [first = '', ...others] = groups.map((group) => group.digits);
  const all = [first, ...others];
  if (context === 'drawn') return false;
  if (others.slice(1, -1).some((group) => group.length === 1)) return false;
  if (others.at(-1)?.length === 1 && !endsInExtension(first, gaps)) return false;
  if (all.every((group) => /^(?:19|20)\d\d$/.test(group))) return false; // Years.
  if (others.length > 1 && all.every((group, index) => Number(group) === Number(first) + index)) return false;
  if (/^97[89]\d{10}$/.test(digits) && isArticleNumber(digits)) return false;
  if (context === 'invited') return true;
  if (others.length === 0) return context === 'open' && (first.startsWith('0') || inOnePiece.test(first));
  if (others.length === 1 && context === 'denied') return first.startsWith('0') || /\)/.test(gaps[0] ?? '');
  if (gaps.every((gap) => gap === '.') && looksDecimal(all)) return false;
  return first.startsWith('0') || first.length < 5;
}

/** A decimal fraction, a version or the address of a computer. */
function looksDecimal([first = '', ...others]: readonly string[]): boolean {
  const mobile = first.length === 3 && inOnePiece.test(first + others.join('')); // 347.1234567
  if (first === '0' || (others.length === 1 && !/^0\d\d/.test(first) && !mobile)) return true;
  return others.length === 3 && [first, ...others].every((part) => Number(part) < 256 && !/^0./.test(part));
}

/** A German switchboard, (0 89) 12 34 56-0, and not an ISBN, 0-306-40615-2. */
function endsInExtension(first: string, gaps: readonly string[]): boolean {
  return first.startsWith('0') && gaps.at(-1) === '-' && !gaps.every((gap) => gap === '-');
}
