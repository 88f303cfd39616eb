import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import type { LayOutOrder } from './workbench.ts';

/** Active days are looked for in the window and in as many days before it. */
const daysBefore = 28;

/**
 * SQL of the store for whoever counts: `person` (a number from 1 on, in the order of the ids) and `contributor`. A
 * contributor counts when they enrolled long enough before the end of the window, were active on enough days, and have
 * not left: a filter on nobody's data but their own.
 * Parameters: study, last day to have enrolled on, first day to look for activity, last day, last day of receipt, days.
 */
export const eligibleSql = `
  select row_number() over (order by contributor collate "C")::int as person, contributor
  from contributors c
  where study = $1 and deleted_day is null and enrolled_day <= $2::date
    and (select count(distinct day) from exposures e
         where e.contributor = c.contributor and day between $3::date and $4::date
           and coalesce(received_day, day) <= $5::date) >= $6::int`;

/** Parameters of {@link eligibleSql}. */
export function eligibleParameters({ study, from, until, closed, eligible }: LayOutOrder): unknown[] {
  const enrolled = addDays(until, -eligible.enrolledDays);
  return [study, enrolled, addDays(from, -daysBefore), until, closed, eligible.activeDays];
}

/**
 * Which rows of a table belong to the window: seen in it and received before it closed; or seen earlier, and received
 * after the window before had closed. Those count on the first day.
 */
const belongs = (t: string) => `
  ${t}.study = $1 and ${t}.day between $2::date and $3::date and coalesce(${t}.received_day, ${t}.day) <= $4::date
  and (${t}.day >= $5::date or coalesce(${t}.received_day, ${t}.day) > $6::date)`;

/** Columns that whatever is laid out begins with: who, when, and in which week of the window (from 0). */
const when = (t: string) =>
  `e.person, greatest(${t}.day, $5::date) as day, (greatest(${t}.day, $5::date) - $5::date) / 7 as week`;

/** Columns of each thing that is laid out, as `create table` wants them. */
export const laidOutColumns = {
  seen: `person int, day date, week int, kind text, source text, surface text, position int, reach text, host_item text,
    item_id text, item_title text, publisher_name text, advertiser text, landing_domain text,
    answer_status text, cited_domains text`,
  exposed: `person int, day date, week int, source text, surface text, rules text, pages int, containers int, items int,
    visible int, parsed int, failed int, withheld int, incomplete int, overflow int, broken int`,
  told: 'person int, day date, week int, category text, severity text, source text',
} as const;

/** SQL of the store for each thing that is laid out; `eligible` stands for the table of who counts. */
export const layOutSql = {
  seen: `
    select ${when('o')}, o.kind, o.source, o.surface, o.position, o.reach, o.host_item, o.item_id, o.item_title,
      o.publisher_name, o.advertiser, o.landing_domain, o.answer_status,
      array_to_string(o.cited_domains, ' ') as cited_domains
    from observations o join eligible e on e.contributor = o.contributor
    where ${belongs('o')}`,
  exposed: `
    select ${when('x')}, x.source, x.surface, x.rules, x.pages, x.containers, x.items, x.visible, x.parsed, x.failed,
      x.withheld, x.incomplete, x.overflow, x.broken
    from exposures x join eligible e on e.contributor = x.contributor
    where ${belongs('x')}`,
  told: `
    select ${when('s')}, s.category, s.severity, s.source
    from (select contributor, study, day, received_day, category, severity, source from stories
          where status in ('received', 'held')) s
    join eligible e on e.contributor = s.contributor
    where ${belongs('s')}`,
} as const;

/**
 * Parameters of {@link layOutSql}: study, first and last day to read, last day of receipt, first day of the window, day
 * the window before closed.
 * @param days only rows seen on these; all that can belong to the window by default
 */
export function layOutParameters(order: LayOutOrder, days = earliestToLatest(order)): unknown[] {
  return [order.study, days.first, days.last, order.closed, order.from, order.closedBefore];
}

/** Days that rows of the window can have been seen on: devices send what is not older than a limit. */
export function earliestToLatest({ from, until }: LayOutOrder): { first: string; last: string } {
  return { first: addDays(from, -limits.oldestDays), last: until };
}
