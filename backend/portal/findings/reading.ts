import { fewestForFigure } from '../../publish/fewest-volunteers.ts';
import { formatCount, formatDay, formatShare, text } from '../text.ts';
import type { Finding, FindingPoint } from './finding.ts';

/** What a finding says, in one sentence. */
export function readingSentence({ words, newest }: Finding): string {
  if (newest.value === null) return tooFewSentence(words.among, newest);
  return text('findingReading', {
    from: formatDay(newest.from),
    until: formatDay(newest.until),
    among: words.among,
    counted: words.counted,
    value: formatShare(newest.value),
    low: formatShare(newest.low ?? newest.value),
    high: formatShare(newest.high ?? newest.value),
  });
}

/** Why a window says nothing. */
function tooFewSentence(among: string, { from, until }: FindingPoint): string {
  return text('findingTooFew', {
    from: formatDay(from),
    until: formatDay(until),
    among,
    n: formatCount(fewestForFigure),
  });
}

/** What it would take for a figure to be published for the first time. */
export function neededSentence(among: string): string {
  return text('findingNeeds', { n: formatCount(fewestForFigure), among });
}
