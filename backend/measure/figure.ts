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
  /**
   * Edges of the twenty bins, in thousandths, from 0 to 1000: fine where shares are expected to lie. Equal bins of a
   * twentieth where absent.
   */
  edges?: readonly number[];
  /** Both in words, for the page: "results that were ads", "results on Google Search". */
  words: { counted: string; among: string };
}

/** Fewest things in the denominator: of fewer, a share says too little about what a person sees. */
export const fewestAmong = 10;

/** Edges for shares that are mostly small, such as those of ads: fine below three tenths. */
export const edgesOfSmallShares: readonly number[] = [
  ...[0, 10, 20, 30, 40, 50, 60, 75, 90, 105, 120],
  ...[140, 160, 185, 215, 250, 300, 370, 460, 600, 1000],
];

/** Edges for shares that are mostly large: the same from the other end. */
export const edgesOfLargeShares: readonly number[] = edgesOfSmallShares.map((edge) => 1000 - edge).reverse();

/** Bins of the histogram of shares. */
export const shareBins = 20;
