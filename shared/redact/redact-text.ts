import { findCards } from './find-cards.ts';
import { findEmails } from './find-emails.ts';
import { findIbans, findPolishAccounts } from './find-ibans.ts';
import { findPhones } from './find-phones.ts';
import { fold } from './fold.ts';
import type { Region } from './regions-of.ts';
import type { PersonalKind, Span, Stretch } from './span.ts';

/** What stands in a redacted text for each kind. The same in every language, so that datasets can count them. */
export const marks: Readonly<Record<PersonalKind, string>> = {
  email: '[email]',
  phone: '[phone]',
  card: '[card]',
  iban: '[iban]',
};

/** Longest text that is looked at, in UTF-16 units. */
export const longestText = 8_000;

/** A text without its personal parts. */
export interface RedactedText {
  text: string;
  /** What was replaced, as places in the text before. Sorted; none overlaps another. */
  spans: Span[];
  /** Whether the end of the text was cut off to keep it at its greatest length. */
  tooLong: boolean;
}

/** One after the other: what an earlier one has found, a later one does not see. */
const detectors: readonly [PersonalKind, (text: string, regions: readonly Region[]) => Stretch[]][] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['iban', findPolishAccounts],
  ['card', findCards],
  ['phone', findPhones],
];
const mostRounds = 4;
/** Longer than anything the detectors find, so that what lies across the cut is seen whole. */
const margin = 400;

/**
 * Finds e-mail addresses, phone, card and bank account numbers.
 *
 * Takes time in proportion to the text whatever it holds. Names and places are not found: a person who publishes a text
 * looks at it first.
 * @param regions countries whose national phone numbers are looked for, two at most; see `regionsOf`
 * @param longest UTF-16 units that are looked at
 * @returns places in `text`, sorted, none overlapping another
 */
export function findPersonal(text: string, regions: readonly Region[], longest = longestText): Span[] {
  const end = cut(text, regions, longest);
  return findAll(text.slice(0, end), regions);
}

/**
 * Replaces what `findPersonal` finds by `marks`. Done again, it finds nothing more.
 * @param longest greatest length of what comes out, in UTF-16 units; the rest is cut off, never inside a character, a
 *   mark or a hit
 */
export function redactText(text: string, regions: readonly Region[], longest = longestText): RedactedText {
  let end = cut(text, regions, longest);
  const spans: Span[] = [];
  let redacted = '';
  let at = 0;
  for (const span of findAll(text.slice(0, end), regions)) {
    const kept = text.slice(at, span.start);
    if (redacted.length + kept.length + marks[span.kind].length > longest) {
      end = span.start; // A mark may be longer than what it stands for, and this one has no room.
      break;
    }
    redacted += kept + marks[span.kind];
    spans.push(span);
    at = span.end;
  }
  redacted += text.slice(at, end);
  const whole = wholeCharacters(redacted, longest);
  return { text: redacted.slice(0, whole), spans, tooLong: end < text.length || whole < redacted.length };
}

/** Where a text is cut: at most after `longest` units, before a hit that would be cut in two. */
function cut(text: string, regions: readonly Region[], longest: number): number {
  if (text.length <= longest) return text.length;
  const across = findAll(text.slice(0, wholeCharacters(text, longest + margin)), regions).find(
    (span) => span.start < longest && span.end > longest,
  );
  return across?.start ?? wholeCharacters(text, longest);
}

/** The greatest length up to `longest` that cuts no surrogate pair in two. */
function wholeCharacters(text: string, longest: number): number {
  if (text.length <= longest) return text.length;
  return /[\ud800-\udbff]/.test(text[longest - 1] ?? '') ? longest - 1 : longest;
}

/** Looks until nothing more is found: taking something out may lay bare what stood beside it. */
function findAll(text: string, regions: readonly Region[]): Span[] {
  const folded = fold(text);
  const spans: Span[] = [];
  let left = folded.text;
  for (let round = 0, before = -1; round < mostRounds && before < spans.length; round++) {
    before = spans.length;
    for (const [kind, find] of detectors) {
      const found = find(left, regions);
      for (const { start, end } of found)
        spans.push({ kind, start: folded.startOf(start), end: folded.endOf(end - 1) });
      left = cover(left, found);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Takes something out while the search goes on: the text keeps its length, and the detectors see the same as a mark. */
function cover(text: string, stretches: readonly Stretch[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    pieces.push(text.slice(at, start), '[', ']'.repeat(end - start - 1));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
