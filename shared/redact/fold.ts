/**
 * A text as the detectors read it: digits of every script as 0-9, one kind of dash, one kind of space, full-width and
 * mathematical letters as plain ones, nothing invisible.
 */
export interface Folded {
  text: string;
  /** Where in the original a folded UTF-16 unit begins. */
  startOf(index: number): number;
  /** Where in the original a folded UTF-16 unit ends. */
  endOf(index: number): number;
}

const plain = /^[\t\n\x20-\x7e]*$/;
const invisible = /\p{Cf}/u;
/** What makes an emoji or a key cap of the character before it, and belongs to that. */
const attire = /\u{fe0f}|\u{20e3}/u;
const space = /\p{Zs}/u;
const dash = /[\p{Pd}\u{2212}]/u;
const digit = /\p{Nd}/u;
/** Letters and signs in costume: small and full-width forms, mathematical alphabets. */
const costume = /[\u{fe50}-\u{fe6b}\u{ff01}-\u{ff5e}\u{1d400}-\u{1d7ff}]/u;

/** Folds a text and remembers where each unit came from. */
export function fold(text: string): Folded {
  if (plain.test(text)) return { text, startOf: (index) => index, endOf: (index) => index + 1 };
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const next = at + character.length;
    const form = foldCharacter(character);
    folded.push(form);
    if (attire.test(character) && ends.length > 0) ends[ends.length - 1] = next;
    for (let unit = 0; unit < form.length; unit++) {
      starts.push(form === character ? at + unit : at);
      ends.push(form === character ? at + unit + 1 : next);
    }
    at = next;
  }
  return {
    text: folded.join(''),
    startOf: (index) => starts[index] ?? text.length,
    endOf: (index) => ends[index] ?? text.length,
  };
}

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character;
  if (costume.test(character)) return character.normalize('NFKC');
  if (digit.test(character)) return String(digitValue(character.codePointAt(0) ?? 0));
  if (space.test(character)) return ' ';
  if (dash.test(character)) return '-';
  return invisible.test(character) || attire.test(character) ? '' : character;
}

/** Unicode lays out decimal digits in rows of ten, 0 first, so the digits before one in its row give its value. */
function digitValue(codePoint: number): number {
  let before = 0;
  while (digit.test(String.fromCodePoint(codePoint - before - 1))) before++;
  return before % 10;
}
