import { inject } from 'vitest';

interface Differences {
  /** Kinds of data that the browser itself asks for, in its question for the site, when recommendations are switched on. */
  kindsAskedFor: readonly string[];
}

/**
 * In what the browsers differ for a volunteer, as far as a main flow has to know; docs/browsers.md says the rest. Whatever
 * stands in no line here is the same in both, and the same flow proves it.
 */
const differences: Record<'chrome' | 'firefox', Differences> = {
  chrome: { kindsAskedFor: [] },
  firefox: { kindsAskedFor: ['browsingActivity', 'websiteContent'] },
};

/** Those of the browser that this run of a flow is for. */
export function theDifferences(): Differences {
  return differences[inject('browser')];
}
