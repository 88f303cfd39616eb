import { type Reviewers, twoReviewers } from './reviewers.ts';

/**
 * The only thing that two reviewers can do about what they saw: hold back a whole family of labels for one window. A
 * cell or a single label could tell who is in it; and what they saw is not published.
 */
export interface Withholding {
  /** A family of labels, as registered. */
  family: string;
  /** One public sentence without figures. */
  reason: string;
  reviewers: Reviewers;
  /** First and last day of the release's window, UTC, e.g. 2026-11-02. */
  window: { from: string; to: string };
}

/** Withholdings that may begin within a year: each tells a little that the noise does not hide. */
export const mostPerYear = 4;

const year = 365 * 24 * 60 * 60 * 1000;

/**
 * Takes a withholding from outside.
 * @param families what may be held back: the registered families of labels
 * @param earlier the withholdings of earlier releases, this window's among them
 * @returns the withholding, its texts trimmed; a sentence when it must not be done
 */
export function parseWithholding(
  input: unknown,
  families: readonly string[],
  earlier: readonly Withholding[] = [],
): Withholding | { problem: string } {
  const { family, reason, reviewers: names, window } = fieldsOf(input);
  if (typeof family !== 'string' || !families.includes(family))
    return { problem: 'Only a whole registered family of labels can be withheld, never a cell or a label.' };
  const text = typeof reason === 'string' ? reason.trim() : '';
  if (text.length < 10 || text.length > 300 || /\p{C}/u.test(text))
    return { problem: 'Give the reason in one sentence of 10 to 300 signs on one line.' };
  if (/\p{N}/u.test(text))
    return {
      problem: 'Give the reason without figures: they would publish what only the reviewers may see.',
    };
  const reviewers = twoReviewers(names);
  if ('problem' in reviewers) return reviewers;
  const { from, to } = fieldsOf(window);
  if (!isDay(from) || !isDay(to) || from > to)
    return { problem: 'Give the first and the last day of the window, as in 2026-11-02.' };
  const begins = Date.parse(from);
  const near = earlier.filter((one) => Math.abs(begins - Date.parse(one.window.from)) < year);
  if (near.some((one) => one.family === family && one.window.from === from))
    return { problem: `${family} is withheld for this window already.` };
  if (near.length >= mostPerYear)
    return {
      problem: `At most ${mostPerYear} withholdings a year: more would make the privacy statement untrue.`,
    };
  return { family, reason: text, reviewers, window: { from, to } };
}

/** What the release notes say about it, as an exception to the privacy statement. */
export function exceptionSentence({ family, reason, reviewers, window }: Withholding): string {
  const because = /[.!?。]$/u.test(reason) ? reason : `${reason}.`;
  return (
    `Exception to the privacy statement: all figures about ${family} from ${window.from} to ${window.to} are withheld. ` +
    `${because} ${reviewers[0]} and ${reviewers[1]} decided this from counts without noise, which nobody else saw; ` +
    'that these figures are missing is therefore not covered by the statement.'
  );
}

function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
