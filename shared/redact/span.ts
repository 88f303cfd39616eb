/** Kinds of personal text that the detectors know. Names and places are not among them, and are not promised. */
export const personalKinds = ['email', 'phone', 'card', 'iban'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of a text, from `start` up to but without `end`, in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch that says something personal. */
export interface Span extends Stretch {
  kind: PersonalKind;
}
