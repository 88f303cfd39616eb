import type { Laid } from './measure.ts';

/** What `counts` tells one from another by, in its column `which`, and the number of each. */
const counts = {
  'answer-found': 'containers',
  'answer-absent': 'pages - containers',
  'items-complete': 'parsed - incomplete',
  'items-incomplete': 'incomplete',
  'items-failed': 'failed',
  'items-withheld': 'withheld',
  'items-overflow': 'overflow',
  'pages-sound': 'pages - broken',
  'pages-broken': 'broken',
} as const;

/**
 * SQL for what a measure is taken from. What is not laid out itself is made of a contributor's own rows alone: were
 * somebody's cell to depend on what others sent, the bounds would bound nothing.
 *
 * `paired`: rows of `seen` that stood beside an item whose publisher the same person was shown, with `host_publisher`.
 * `counts`: rows of `exposed`, once for each of the counts above, named in `which`, with the number in `n`.
 */
export const relationSql: Readonly<Record<Laid, string>> = {
  seen: 'seen',
  exposed: 'exposed',
  told: 'told',
  paired: `(
    select beside.*, host.publisher_name as host_publisher
    from seen beside join (
      select person, source, item_id, min(publisher_name) as publisher_name from seen
      where kind in ('recommendation', 'result') and item_id is not null and publisher_name is not null
      group by person, source, item_id
    ) host on host.person = beside.person and host.source = beside.source and host.item_id = beside.host_item
  ) paired`,
  counts: `(${Object.entries(counts)
    .map(
      ([which, sql]) => `
    select person, day, week, source, surface, rules, '${which}' as which, ${sql} as n from exposed`,
    )
    .join(' union all ')}
  ) counts`,
};
