/**
 * A headline figure: for each contributor the share of some things among others, and of these shares the median. What it
 * means is fixed before the window begins that it speaks of.
 */
export interface Figure {
  /** Unique among all figures. */
  id: string;
  title: string;
  /** The question it answers, for people. */
  question: string;
  /** SQL over the columns of `seen`: what the share is of. */
  among: string;
  /** SQL likewise: what of these counts. */
  counted: string;
  /** Both in words, for the page: "results that were ads", "results on Google Search". */
  words: { counted: string; among: string };
}

/** Fewest things in the denominator: of fewer, a share says too little about what a person sees. */
export const fewestAmong = 10;

/** Bins of the histogram of shares, each 1/20 wide. */
export const shareBins = 20;
