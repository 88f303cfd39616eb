import { publicProfile } from '../aggregate/profile.ts';
import type { ReleaseFacts } from './manifest.ts';

/** Fewest different people behind anything that is named by the data. */
export const fewestBehindAName = publicProfile.selection.atLeast;

/** How each measure of a release was bounded and noised; one sentence each. */
export function boundSentences({ protection }: ReleaseFacts): string[] {
  return protection.measures.map(
    ({ about, cells, each, sigma, rho, table }) =>
      `${about}: each contributor counts in at most ${cells} ${cells === 1 ? 'cell' : 'cells'}, chosen by lot, and adds at most ${each} to a cell; the noise of a cell has a standard deviation of ${sigma} (table ${table}, rho ${rho} in a window).`,
  );
}

/** What decides whether a row is there at all. */
export function presenceSentence({
  by,
  selection,
}: Pick<ReleaseFacts['protection'], 'by' | 'selection'>): string {
  if (by === 'consent')
    return 'A row is there when its writer agreed that everybody may read it and a moderator let it through.';
  return selection === null
    ? 'Every row that could be there is there, also where nothing was seen: such a row holds noise alone and can be below zero.'
    : `A name appears only when at least ${selection.atLeast} different volunteers stand behind it and its value with noise is ${selection.threshold} or more. What fewer people were shown is missing, and a row close to that limit tends to be too high (near_threshold).`;
}

/** How people are protected, beside the statement: one sentence each. */
export function protectionSentences(facts: ReleaseFacts): string[] {
  const noise = facts.protection.by === 'noise' ? [intervalSentence(facts), budgetSentence(facts)] : [];
  return [presenceSentence(facts.protection), ...noise, ...withheldSentences(facts)];
}

/** Who counts, where somebody is counted. */
export function countedSentences({ protection }: ReleaseFacts): string[] {
  return protection.by === 'noise' ? [eligibleSentence()] : [];
}

/** Who counts. */
function eligibleSentence(): string {
  const { enrolledDays, activeDays } = publicProfile.eligible;
  return `A volunteer counts who had enrolled ${enrolledDays} days before the end of the window and was active on at least ${activeDays} days of it or of the four weeks before it. Whatever arrives later than three days after the end counts in the next window.`;
}

/** What was spent of the privacy budget, and what a year may cost. */
function budgetSentence({ protection }: ReleaseFacts): string {
  const { windowRho, yearlyRho, epsilon, delta, selection } = protection;
  const selecting =
    selection === null
      ? ''
      : ` Choosing which names appear adds a delta of ${selection.delta.toExponential()} in each window.`;
  return `All that was measured in the newest window, for every dataset together, cost rho ${windowRho} (zero-concentrated differential privacy). A year costs ${yearlyRho} at most, which is epsilon ${epsilon} at delta ${delta.toExponential()}.${selecting}`;
}

/** How to read intervals, one at a time and together. */
function intervalSentence({ protection }: ReleaseFacts): string {
  const factors = protection.measures
    .filter(({ published }) => published > 1)
    .map(({ id, published, simultaneous }) => `${simultaneous} for the ${published} cells of ${id}`);
  const together =
    factors.length === 0
      ? ''
      : ` To say something of all cells of the newest window at once, multiply half the width of an interval by: ${factors.join('; ')} (Sidak).`;
  const near = protection.selection === null ? '' : ', less often in rows that are near_threshold';
  return `In 95 of 100 cases the interval from ci95_low to ci95_high holds the value without noise${near}.${together}`;
}

/** When too few took part for more than coarse tables, in one sentence; `null` when that was never so. */
export function coarseSentence({ windows }: ReleaseFacts): string | null {
  const coarse = windows.filter((window) => window.coarse).map(({ from }) => from);
  if (coarse.length === 0) return null;
  const which =
    coarse.length === windows.length ? 'every window' : `the windows that begin on ${coarse.join(', ')}`;
  return `In ${which}, fewer than ${inThousands(publicProfile.fewestActive)} volunteers were active: only coarse tables were measured. Nothing that the data themselves name (publishers, items, advertisers) is published of such a window, because it would tell too much about too few people.`;
}

/** What two reviewers kept back, one sentence each. */
function withheldSentences({ withheld }: ReleaseFacts): string[] {
  return withheld.map(
    ({ measure, window, reason, reviewers, day }) =>
      `The measure ${measure} of the window that begins on ${window} was withheld on ${day} by ${reviewers.join(' and ')}: ${reason}`,
  );
}

// By hand: what a locale makes of a number may change from one Node to the next.
function inThousands(count: number): string {
  const digits = [...String(count)];
  return digits
    .map((digit, place) => (place > 0 && (digits.length - place) % 3 === 0 ? `,${digit}` : digit))
    .join('');
}
