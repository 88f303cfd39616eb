import { addDays } from '#shared/day.ts';
import type { ExposureRow, MarkRow } from './rows.ts';

/** Page views that are looked at together, and how many of them must look broken. */
const together = { views: 3, broken: 2 } as const;
/** Fine page views in a row after which a mark goes. */
const fineViews = 2;
/** Days that today is compared with. */
const daysBefore = 14;
/** Items that there must be, today and in the days before, and by how much the share of incomplete ones must rise. */
const fall = { today: 20, before: 50, points: 0.3 } as const;
/**
 * A layout that the device does not know, on so many page views in a row, after so many in layouts that it does, is a
 * change where less than this share of what was usual is read on it.
 */
const unknownLayout = { views: 2, before: 4, share: 0.6 } as const;
/** Page views that are remembered, so that a late report of one of them is not taken for another. */
const remembered = 8;

/** Counts of a page view on a surface, as they stand now and as they stood in the report before. */
export interface CountsChange {
  before: ExposureRow | undefined;
  after: ExposureRow;
}

/**
 * How a surface stands after another report of a page view. A mark is raised where 2 of the last 3 page views that
 * showed something looked broken, or where in a layout that was never met before much less is read, or where the
 * share of items that lack a field is 30 points above that of the 14 days before; it goes after 2 fine page views in a row, or with another version of the rules.
 * @param now milliseconds since 1970
 */
export function afterReport(row: MarkRow | undefined, { before, after }: CountsChange, now: number): MarkRow {
  const { source, surface, rules, pageView, day } = after;
  if (row && versionOf(rules) < versionOf(row.rules)) return row; // A page that was opened before the rules changed.
  const known: MarkRow =
    row?.rules === rules ? row : { source, surface, rules, views: [], days: [], changedAt: now };
  const next = { ...known, days: addUp(known, { before, after }), changedAt: now };
  const isBroken = after.broken === 1;
  // Before a page has come to rest nobody has judged it, and it has no layout yet.
  if (!isBroken && (after.parsed === 0 || !after.layout)) return next;
  const { layout = null, parsed } = after;
  const view = { pageView, isBroken, isPoor: isFarBelow(after, next), layout, parsed };
  const isKnown = next.views.some((one) => one.pageView === pageView);
  next.views = isKnown
    ? next.views.map((one) => (one.pageView === pageView ? view : one))
    : [...next.views, view].slice(-remembered);
  const { raised: _, ...cleared } = next;
  const why = whyChanged(next, day);
  if (why) return { ...next, raised: { day, ...known.raised, why } };
  return isFineAgain(next) ? cleared : next;
}

function whyChanged(row: MarkRow, today: string): 'unread' | 'incomplete' | undefined {
  const broken = row.views.slice(-together.views).filter((view) => view.isBroken);
  if (broken.length >= together.broken || isUnknownLayout(row)) return 'unread';
  const sum = row.days.find(({ day }) => day === today);
  const isFallen = sum && sum.parsed >= fall.today && isFarBelow(sum, row);
  return isFallen && row.views.at(-1)?.isPoor ? 'incomplete' : undefined;
}

/** Whether the last page views came in a layout that the device had not met, and much less was read on them. */
function isUnknownLayout({ views }: MarkRow): boolean {
  const last = views.slice(-unknownLayout.views);
  const before = views.slice(0, -unknownLayout.views);
  if (last.length < unknownLayout.views || before.length < unknownLayout.before) return false;
  if (last.some(({ layout }) => !layout || before.some((view) => view.layout === layout))) return false;
  const mean = (list: MarkRow['views']) => list.reduce((sum, { parsed }) => sum + parsed, 0) / list.length;
  return mean(last) < unknownLayout.share * mean(before);
}

function isFineAgain({ views }: MarkRow): boolean {
  const last = views.slice(-fineViews);
  return last.length === fineViews && last.every((view) => !view.isBroken && !view.isPoor);
}

/** Whether much more is lacking than in the days before: before today or, where it is marked, before it was. */
function isFarBelow(counts: { parsed: number; incomplete?: number; day: string }, row: MarkRow): boolean {
  const until = row.raised?.day ?? counts.day;
  const days = row.days.filter(({ day }) => day < until && day >= addDays(until, -daysBefore));
  const parsed = days.reduce((sum, one) => sum + one.parsed, 0);
  const incomplete = days.reduce((sum, one) => sum + one.incomplete, 0);
  if (parsed < fall.before || counts.parsed === 0) return false;
  // In hundredths, so that 30 points are 30 points.
  const share = (part: number, whole: number) => Math.round((100 * part) / whole);
  return share(counts.incomplete ?? 0, counts.parsed) - share(incomplete, parsed) >= 100 * fall.points;
}

function addUp({ days, raised }: MarkRow, { before, after }: CountsChange): MarkRow['days'] {
  const { day } = after;
  const there = days.find((one) => one.day === day) ?? { day, parsed: 0, incomplete: 0 };
  const sum = {
    day,
    parsed: there.parsed + after.parsed - (before?.parsed ?? 0),
    incomplete: there.incomplete + (after.incomplete ?? 0) - (before?.incomplete ?? 0),
  };
  const first = addDays(raised?.day ?? day, -daysBefore);
  return [...days.filter((one) => one.day !== day && one.day >= first), sum];
}

function versionOf(rules: string): number {
  return Number(rules.split('@')[1]);
}
