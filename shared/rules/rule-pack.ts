import { z } from 'zod';
import type { ScopeKind } from '../consent/scope.ts';
import { Reach, SourceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';
import { HostPattern } from './hosts.ts';
import { mistakesIn } from './item-mistakes.ts';
import { ItemRule } from './item-rule.ts';
import { SourceGroup } from './source-group.ts';
import { Name, SurfaceRule } from './surface-rule.ts';

/** All that Daylight knows about one site. Data, never code. */
export const RulePack = z
  .strictObject({
    source: SourceId,
    name: z.string().min(1).max(60).describe('Name of the site as people know it'),
    version: z.int().min(1).max(999_999),
    group: SourceGroup,
    people: z
      .literal(true)
      .optional()
      .describe(
        'Private people publish here too: what is read must be public, and the schema holds nothing else',
      ),
    hosts: z
      .array(HostPattern)
      .min(1)
      .max(60)
      .describe('Hosts on which the pack may run; each is asked for by a browser permission'),
    hostChoice: z
      .enum(['listed', 'any'])
      .optional()
      .describe('The person picks which of the hosts, or also names others; absent: all of them, in one'),
    reach: z
      .partialRecord(Name, Reach)
      .optional()
      .describe('How a page was reached by somebody who was on such a page of this site before'),
    surfaces: z.array(SurfaceRule).min(1).max(30),
    items: z.record(Name, ItemRule).describe('Item rules by name; several surfaces may use one'),
  })
  .superRefine((pack, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const [s, { unverified, captures }] of pack.surfaces.entries())
      if (Boolean(unverified) === Boolean(captures))
        problem(
          ['surfaces', s],
          'it must name the captures that it was tried on, or say that it is unverified',
        );
    for (const [s, surface] of pack.surfaces.entries())
      for (const [i, name] of surface.items.entries())
        if (!pack.items[name]) problem(['surfaces', s, 'items', i], `there is no item rule "${name}"`);
    for (const [name, rule] of Object.entries(pack.items))
      for (const [key, message] of mistakesIn(rule, pack)) problem(['items', name, key], message);
  });
export type RulePack = z.infer<typeof RulePack>;

/** Kinds of observation that a pack can yield, in the order of `Kind`. What is only counted is none. */
export function kindsOf(pack: RulePack): Kind[] {
  const read = Object.values(pack.items).filter((item) => !item.countOnly);
  const found = new Set(read.map((item) => item.kind));
  return Kind.options.filter((kind) => found.has(kind));
}

/** What can be agreed to on a source: its kinds, and `query` where its pack knows where to read what a person typed. */
export function scopeKindsOf(pack: RulePack): ScopeKind[] {
  return readsQueries(pack) ? [...kindsOf(pack), 'query'] : kindsOf(pack);
}

/** Whether a pack knows where to read what a person typed: a search term or a prompt. */
function readsQueries(pack: RulePack): boolean {
  return pack.surfaces.some(({ query }) => query) || Object.values(pack.items).some(({ query }) => query);
}
