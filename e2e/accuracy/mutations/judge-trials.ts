import type { CaptureTrial, Trials } from './try-captures.ts';

/** Share of what is shown that may be lost before a surface counts as broken. */
const tolerated = 0.2;

/** How well breakage is noticed. */
export interface TrialVerdict {
  pages: number;
  errors: number;
  /** Surfaces of changed pages on which more than a fifth of what a person still sees was not read. */
  broke: number;
  noticed: number;
  /** Surfaces of unchanged pages, and how many of them were flagged. */
  unchanged: number;
  falseAlarms: number;
  /** Surfaces of changed pages that are read all the same, and were flagged. */
  stillRead: number;
  flaggedThoughRead: number;
  slowestMs: number;
  /** Broken surfaces that went unnoticed. */
  missed: string[];
}

/** Adds up what became of all the pages. */
export function judgeTrials({ unchanged, changed, errors, slowestMs }: Trials, pages: number): TrialVerdict {
  const isBroken = ({ shown, read }: CaptureTrial) => shown > 0 && shown - read > tolerated * shown;
  const isFlagged = ({ signs }: CaptureTrial) => signs.length > 0;
  const broke = changed.filter(isBroken);
  const intact = changed.filter((trial) => trial.shown > 0 && !isBroken(trial));
  const missed = broke
    .filter((trial) => !isFlagged(trial))
    .map(({ capture, surface, shown, read, mutations }) =>
      [`${capture} ${surface}: ${read} of ${shown}`, ...mutations].join(', '),
    );
  return {
    pages,
    errors: errors.length,
    broke: broke.length,
    noticed: broke.filter(isFlagged).length,
    unchanged: unchanged.length,
    falseAlarms: unchanged.filter(isFlagged).length,
    stillRead: intact.length,
    flaggedThoughRead: intact.filter(isFlagged).length,
    slowestMs: Math.round(slowestMs),
    missed,
  };
}
