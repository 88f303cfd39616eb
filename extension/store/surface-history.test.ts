import { expect, test } from 'vitest';
import { addDays } from '#shared/day.ts';
import type { MarkRow } from './rows.ts';
import { afterReport } from './surface-history.ts';

const today = '2026-11-28';
const fine = { broken: 0, parsed: 5, incomplete: 0, layout: '0badcafe' };
const broken = { broken: 1, parsed: 0, incomplete: 0, layout: null };
const nothing = { broken: 0, parsed: 0, incomplete: 0, layout: null };

/** A surface, and what page views bring it. */
class Surface {
  row: MarkRow | undefined;
  #made = 0;

  see(
    counts: object,
    { day = today, rules = 'youtube@7', pageView = `view-${this.#made++}`, before = {} } = {},
  ) {
    const place = { pageView, surface: 'home', source: 'youtube', day, rules, batchId: '' };
    const zero = { containers: 1, items: 0, visible: 0, parsed: 0, failed: 0 };
    const after = { ...place, ...zero, ...counts };
    const isFirst = Object.keys(before).length === 0;
    this.row = afterReport(this.row, { before: isFirst ? undefined : { ...after, ...before }, after }, 1);
    return this.row.raised?.why;
  }
  /** Days with so many items, so many of which lack something. */
  live(days: number, parsed: number, incomplete: number): this {
    for (let back = days; back > 0; back--)
      this.see({ ...fine, parsed, incomplete }, { day: addDays(today, -back) });
    return this;
  }
}

test('a surface is marked when two of the last three page views that showed something were broken', () => {
  const surface = new Surface();
  expect(surface.see(broken)).toBeUndefined();
  expect(surface.see(nothing)).toBeUndefined();
  expect(surface.see(fine)).toBeUndefined();
  expect(surface.see(broken)).toBe('unread');
});

test('one broken page view in four is no mark', () => {
  const surface = new Surface();
  for (const view of [fine, fine, broken, fine, fine, fine, broken])
    expect(surface.see(view)).toBeUndefined();
});

test('a mark goes after two fine page views in a row, and not before', () => {
  const surface = new Surface();
  for (const view of [broken, broken, fine, broken]) surface.see(view);
  expect(surface.see(fine)).toBe('unread');
  expect(surface.see(nothing)).toBe('unread');
  expect(surface.see(fine)).toBeUndefined();
});

test('a layout that was never met before, on which much less is read twice in a row, is a change', () => {
  const usual = { ...fine, parsed: 20 };
  const other = (parsed: number, layout = 'feedface') => ({ ...fine, parsed, layout });
  const known = () => {
    const surface = new Surface();
    for (let i = 0; i < 5; i++) surface.see(usual);
    return surface;
  };
  const changed = known();
  expect(changed.see(other(6))).toBeUndefined();
  expect(changed.see(other(7))).toBe('unread');
  const asMuch = known();
  asMuch.see(other(18));
  expect(asMuch.see(other(22)), 'a new layout that is read as well').toBeUndefined();
  const short = known();
  short.see({ ...usual, parsed: 3 });
  expect(short.see({ ...usual, parsed: 4 }), 'a short visit in the usual layout').toBeUndefined();
  const back = known();
  back.see(other(6));
  expect(back.see(usual)).toBeUndefined();
  const young = new Surface();
  young.see(usual);
  young.see(other(1));
  expect(young.see(other(1)), 'a device that does not know what is usual').toBeUndefined();
});

test('a page that nobody has judged yet is neither fine nor broken', () => {
  const surface = new Surface();
  surface.see(broken);
  surface.see(broken);
  for (let i = 0; i < 5; i++) expect(surface.see({ ...fine, layout: null })).toBe('unread');
});

test('one page view counts once, by its last report', () => {
  const surface = new Surface();
  for (let i = 0; i < 3; i++) expect(surface.see(broken, { pageView: 'same' })).toBeUndefined();
  expect(surface.see(fine, { pageView: 'same' })).toBeUndefined();
  expect(surface.see(broken)).toBeUndefined();
});

test('a mark goes with another version of the rules, and a page opened under the old one does not bring it back', () => {
  const surface = new Surface();
  surface.see(broken);
  expect(surface.see(broken)).toBe('unread');
  expect(surface.see(broken, { rules: 'youtube@8' })).toBeUndefined();
  expect(surface.see(broken, { rules: 'youtube@7' })).toBeUndefined();
  expect(surface.row?.rules).toBe('youtube@8');
});

test.each([
  ['with 20 items of which 30 points more lack something', 20, 7, 'incomplete'],
  ['not by one point less', 100, 34, undefined],
  ['not with 19 items', 19, 19, undefined],
])('a surface is marked when completeness falls: %s', (_, parsed, incomplete, why) => {
  const surface = new Surface().live(10, 100, 5);
  expect(surface.see({ ...fine, parsed, incomplete })).toBe(why);
});

test('without 50 items in the 14 days before there is nothing to compare with', () => {
  expect(new Surface().live(1, 49, 0).see({ ...fine, parsed: 40, incomplete: 40 })).toBeUndefined();
  const old = new Surface();
  old.see({ ...fine, parsed: 500 }, { day: addDays(today, -15) });
  expect(old.see({ ...fine, parsed: 40, incomplete: 40 })).toBeUndefined();
});

test('what is reported of one page view again and again is counted once', () => {
  const surface = new Surface().live(10, 100, 0);
  const view = { pageView: 'growing' };
  surface.see({ ...fine, parsed: 10, incomplete: 10 }, view);
  for (let i = 0; i < 5; i++) {
    const before = { parsed: 10, incomplete: 10 };
    expect(surface.see({ ...fine, parsed: 10, incomplete: 10 }, { ...view, before })).toBeUndefined();
  }
  expect(surface.row?.days.at(-1)).toEqual({ day: today, parsed: 10, incomplete: 10 });
});

test('a site that stays incomplete stays marked: what it lost never becomes what is usual', () => {
  const surface = new Surface().live(10, 100, 0);
  for (let day = 0; day < 25; day++)
    expect(surface.see({ ...fine, parsed: 40, incomplete: 40 }, { day: addDays(today, day) })).toBe(
      'incomplete',
    );
  surface.see(fine, { day: addDays(today, 25) });
  expect(surface.see(fine, { day: addDays(today, 25) })).toBeUndefined();
});
