import type { PageTrial, Trials } from './try-pages.ts';

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
  /** Of each source: broken surfaces, and how many of them were noticed. */
  sources: { [source: string]: { broke: number; noticed: number } };
  /** Broken surfaces that went unnoticed. */
  missed: string[];
  /** Surfaces that were flagged although they are read. */
  needless: string[];
}

/** Adds up what became of all the pages. */
export function judgeTrials({ unchanged, changed, errors, slowestMs }: Trials, pages: number): TrialVerdict {
  const isBroken = ({ shown, read }: PageTrial) => shown > 0 && shown - read > tolerated * shown;
  const isFlagged = ({ signs }: PageTrial) => signs.length > 0;
  const broke = changed.filter(isBroken);
  const intact = changed.filter((trial) => trial.shown > 0 && !isBroken(trial));
  const flagged = [...unchanged, ...intact].filter(isFlagged);
  const sources = Object.fromEntries(
    [...Map.groupBy(broke, ({ source }) => source)].map(([source, trials]) => [
      source,
      { broke: trials.length, noticed: trials.filter(isFlagged).length },
    ]),
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
    sources,
    missed: broke.filter((trial) => !isFlagged(trial)).map(describe),
    needless: flagged.map(describe),
  };
}

function describe({ capture, surface, shown, read, mutations, signs }: PageTrial): string {
  return [`${capture} ${surface}: ${read} of ${shown}`, ...mutations, ...signs].join(', ');
}
