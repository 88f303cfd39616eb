import { type Reviewers, twoReviewers } from './reviewers.ts';

/**
 * Something learnt from counts without noise. It can be opened for two named reviewers, and shows nothing when it is
 * written to a log, a file or an answer by mistake. Against malice in our own code it is no protection.
 */
export class ForReviewers<T> {
  readonly #outcome: T;

  constructor(outcome: T) {
    this.#outcome = outcome;
  }

  /** @returns the outcome and who sees it; a sentence when those are not two different people */
  openFor(names: unknown): { outcome: T; reviewers: Reviewers } | { problem: string } {
    const reviewers = twoReviewers(names);
    return 'problem' in reviewers ? reviewers : { outcome: this.#outcome, reviewers };
  }

  /** What is written in its place. */
  toJSON(): string {
    return 'for two reviewers only';
  }

  /** What is written in its place. */
  toString(): string {
    return this.toJSON();
  }
}
