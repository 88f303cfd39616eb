import { z } from 'zod';
import { takenOut } from '#shared/stories/taken-out.ts';
import { OperatorError } from '../operator-error.ts';

/** Places in a text that are taken out: [first, behind the last], in UTF-16 units. */
export const Cuts = z.array(z.tuple([z.int().min(0), z.int().min(1)])).max(2000);
export type Cuts = z.infer<typeof Cuts>;

/**
 * Takes places out of a story, and puts the one mark in each: a moderator can shorten what somebody wrote, and write
 * nothing. Places that touch, or that only white space lies between, are one; none begins or ends inside a character.
 * Where the writer themselves wrote the mark, it gets round brackets, so that it always means the same.
 * @returns the places in their one order and form, by which two moderators' wishes can be compared, and the text
 * @throws OperatorError when nothing would be left to read
 */
export function takeOut(text: string, wanted: Cuts): { cuts: Cuts; text: string } {
  const cuts = inOrder(text, wanted);
  let published = '';
  let at = 0;
  for (const [from, to] of cuts) {
    published += ownWords(text.slice(at, from)) + takenOut;
    at = to;
  }
  published = (published + ownWords(text.slice(at))).trim();
  if (!/[\p{L}\p{N}]/u.test(published.replaceAll(takenOut, '')))
    throw new OperatorError('Nothing of the story would be left: reject it instead. Nothing was decided.');
  return { cuts, text: published };
}

/** Every place where some words stand in a text. */
export function placesOf(text: string, words: string): Cuts {
  const places: Cuts = [];
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length))
    places.push([at, at + words.length]);
  return places;
}

function inOrder(text: string, wanted: Cuts): Cuts {
  const cuts: Cuts = [];
  const within = wanted
    .map(([from, to]): [number, number] => wholeWords(text, from, Math.min(to, text.length)))
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  for (const [from, to] of within) {
    const last = cuts.at(-1);
    if (last && text.slice(last[1], from).trim() === '') last[1] = Math.max(last[1], to);
    else cuts.push([from, to]);
  }
  return cuts;
}

/** A place without white space at its ends, and never with half a character. */
function wholeWords(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  if (isSecondHalf(text, start)) start--;
  if (isSecondHalf(text, end)) end++;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return [start, end];
}

function isSecondHalf(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
}

function ownWords(text: string): string {
  return text.replaceAll(takenOut, `(${takenOut.slice(1, -1)})`);
}
