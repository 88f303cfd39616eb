/** Why a file is not taken. Each has a sentence for people. */
export type RefusalReason =
  | 'too-large'
  | 'not-a-zip'
  | 'damaged'
  | 'encrypted'
  | 'other-program'
  | 'newer-version'
  | 'not-our-rows';

/** A file that is not taken back. Nothing has changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
