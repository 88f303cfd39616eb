import type { Reach } from '#shared/observations/fields.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { surfacesAt } from '../extract/locate.ts';

/**
 * How a page was reached, as far as the page itself knows: by what kind of page of the same site the person was on
 * before, in this tab or by the browser's referrer. Loaded without a referrer, it was opened directly.
 * @param before address before this one; '' where there was none
 */
export function reachOf(before: string, address: string, pack: RulePack): Reach {
  if (before === '') return 'direct';
  if (URL.parse(before)?.host !== URL.parse(address)?.host) return 'unknown';
  const page = surfacesAt(before, pack)[0]?.page;
  return (page && pack.reach?.[page]) || 'unknown';
}
