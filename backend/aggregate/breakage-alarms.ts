/** How one surface was read by one version of the rules in a span of days. Each contributor counts once. */
export interface BreakageLevel {
  source: string;
  surface: string;
  rules: string;
  /** Contributors whom the surface showed something. */
  contributors: number;
  /** Those of them on whose page views it ever looked as if the site had changed. */
  affected: number;
  /** Mean over contributors of the share of their page views that looked so, 0 to 1. */
  share: number;
}

/** A surface that volunteers' devices probably do not read any more. */
export interface BreakageAlarm extends BreakageLevel {
  /** The same share in the week before, whatever the rules; null where too few contributors met it then. */
  before: number | null;
}

/** Contributors that a level needs, and how many of them must be affected: one device alone raises nothing. */
const least = { contributors: 5, affected: 3 } as const;
/** A share that is an alarm by itself; and, as a multiple of the week before, one that is a rise, from some share on. */
const level = { high: 0.2, rise: 3, riseFrom: 0.05 } as const;

/**
 * Which surfaces look changed: on at least 20 % of page views, or three times as often as in the week before.
 * @param recent the last days
 * @param before the week before them
 * @returns the worst first
 */
export function breakageAlarms(
  recent: readonly BreakageLevel[],
  before: readonly BreakageLevel[],
): BreakageAlarm[] {
  return recent
    .filter(({ contributors, affected }) => contributors >= least.contributors && affected >= least.affected)
    .map((now) => ({ ...now, before: meanShare(before.filter((then) => isSameSurface(then, now))) }))
    .filter(({ share, before: then }) => {
      const isRise = then !== null && share >= level.riseFrom && share >= level.rise * then;
      return share >= level.high || isRise;
    })
    .sort((a, b) => b.share - a.share || (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** `source/surface source@version`, for a line of a log. */
export function nameOf({
  source,
  surface,
  rules,
}: Pick<BreakageLevel, 'source' | 'surface' | 'rules'>): string {
  return `${source}/${surface} ${rules}`;
}

function isSameSurface(a: BreakageLevel, b: BreakageLevel): boolean {
  return a.source === b.source && a.surface === b.surface;
}

function meanShare(levels: readonly BreakageLevel[]): number | null {
  const contributors = levels.reduce((sum, one) => sum + one.contributors, 0);
  if (contributors < least.contributors) return null;
  return levels.reduce((sum, one) => sum + one.share * one.contributors, 0) / contributors;
}
