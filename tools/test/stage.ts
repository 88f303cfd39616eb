import type { Company } from './run-command.ts';

/** What a stage of `npm test` came to. */
export interface Outcome {
  passed: number;
  failed: number;
  /** Names of tests that did not run. */
  skipped: string[];
  /** Files that failed, and held when they were run once more. */
  unsteady?: string[];
}

/** One stage of `npm test`. Its output goes straight to the screen. */
export interface Stage {
  name: string;
  /** What it makes sure of, in a few words. */
  what: string;
  /** A stage without which this one makes no sense. */
  after?: string;
  /** What this machine lacks for it, in one sentence: then it is not run, and the sentence stands among the last lines. */
  lacks?: () => string | undefined;
  /** A stage that it does not begin before the end of, whatever that came to. */
  follows?: string;
  /** The stages that come after it do not wait for its end, and give way to it. */
  isBeside?: true;
  run: (company: Company) => Promise<Outcome>;
}
