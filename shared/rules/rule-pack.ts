import { z } from 'zod';
import { SourceId, SurfaceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';
import { Transform } from './transform.ts';

const Selector = z.string().min(1).max(300).describe('CSS selector');
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** One way to read a value: find an element, take its text or an attribute, then transform. */
export const Reader = z.strictObject({
  closest: Selector.optional().describe('Start at the nearest element around the item, e.g. its shelf'),
  select: Selector.optional().describe('Below the start; absent: the start itself'),
  attribute: z.string().min(1).max(60).optional().describe('Absent: the text'),
  transforms: z.array(Transform).max(4).optional().describe('Applied in order'),
});
export type Reader = z.infer<typeof Reader>;

/** Every place in an observation that a rule may fill. Nothing else can be read off a page. */
export const FieldPath = z.enum([
  'item.id',
  'item.title',
  'publisher.id',
  'publisher.name',
  'ad.advertiser',
  'ad.landingDomain',
  'ad.disclosure',
  'position.section',
]);
export type FieldPath = z.infer<typeof FieldPath>;

/** A mark on an item: always, or only where an element is present. */
const LabelRule = z.strictObject({
  label: z.string().min(1).max(60),
  select: Selector.optional().describe('Absent: every item of this rule carries the label'),
});

/** One markup of one kind of item. */
export const ItemRule = z.strictObject({
  kind: Kind,
  select: Selector,
  notInside: z.array(Selector).max(10).optional().describe('Skipped when any of these encloses it'),
  fields: z.partialRecord(FieldPath, z.array(Reader).min(1).max(6)).describe('Alternatives, in order'),
  required: z.array(FieldPath).max(8).describe('An item without one of these is counted as failed'),
  expected: z.array(FieldPath).max(8).optional().describe('Reported in completeness when absent'),
  url: z
    .string()
    .regex(/^https:\/\/[a-z0-9.-]+\/[^{}\s]*\{item\.id\}[^{}\s]*$/)
    .optional()
    .describe('Template of the canonical address, with {item.id}'),
  labels: z.array(LabelRule).max(10).optional(),
  format: z.enum(['text', 'display', 'video', 'shopping', 'native']).optional().describe('For ads'),
});
export type ItemRule = z.infer<typeof ItemRule>;

/** One part of a page: when it is there, where it is, what it holds. */
export const SurfaceRule = z.strictObject({
  id: SurfaceId,
  page: Name.describe('Kind of page'),
  path: z
    .string()
    .regex(/^\/[^?#*]*\*?$/)
    .describe('Path of the page; a trailing * stands for any ending'),
  container: z.array(Selector).min(1).max(6).describe('Alternatives, in order; the first rendered one'),
  hostItem: z
    .strictObject({ transforms: z.array(Transform).min(1).max(4) })
    .optional()
    .describe('Read from the page address'),
  items: z
    .array(Name)
    .min(1)
    .max(20)
    .describe('Names of item rules, in order: an element taken by an earlier rule is not taken again'),
});
export type SurfaceRule = z.infer<typeof SurfaceRule>;

/** All that Daylight knows about one site. Data, never code. */
export const RulePack = z
  .strictObject({
    source: SourceId,
    name: z.string().min(1).max(60).describe('Name of the site as people know it'),
    version: z.int().min(1).max(999_999),
    hosts: z
      .array(z.string().regex(/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/))
      .min(1)
      .max(50)
      .describe('Hosts on which the pack may run; each is asked for by a browser permission'),
    surfaces: z.array(SurfaceRule).min(1).max(30),
    items: z.record(Name, ItemRule).describe('Item rules by name; several surfaces may use one'),
  })
  .superRefine((pack, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const [s, surface] of pack.surfaces.entries())
      for (const [i, name] of surface.items.entries())
        if (!pack.items[name]) problem(['surfaces', s, 'items', i], `there is no item rule "${name}"`);
    for (const [name, rule] of Object.entries(pack.items))
      for (const [key, message] of mistakesIn(rule)) problem(['items', name, key], message);
  });
export type RulePack = z.infer<typeof RulePack>;

/** Whether a pack may run on an address: one of its hosts (`https://host/*` or `https://*.host/*`) covers it. */
export function covers(pack: Pick<RulePack, 'hosts'>, address: URL): boolean {
  return (
    address.protocol === 'https:' &&
    pack.hosts.some((pattern) => {
      const host = pattern.slice('https://'.length, -'/*'.length);
      return host.startsWith('*.')
        ? `.${address.hostname}`.endsWith(host.slice(1))
        : address.hostname === host;
    })
  );
}

/** Kinds of observation that a pack can yield, in the order of `Kind`. */
export function kindsOf(pack: RulePack): Kind[] {
  const found = new Set(Object.values(pack.items).map((item) => item.kind));
  return Kind.options.filter((kind) => found.has(kind));
}

/** What the shape alone cannot say: [key, reason] of each mistake. */
function mistakesIn(rule: ItemRule): [string, string][] {
  const mistakes: [string, string][] = [];
  for (const key of ['required', 'expected'] as const)
    for (const name of rule[key] ?? [])
      if (!(name in rule.fields)) mistakes.push([key, `${name} is not among the fields`]);
  if (rule.url && !('item.id' in rule.fields)) mistakes.push(['url', 'item.id is not among the fields']);
  if (rule.kind === 'answer') mistakes.push(['kind', 'rules cannot read answers yet']);
  if (rule.kind === 'ad' && !rule.format) mistakes.push(['format', 'an ad needs a format']);
  if (rule.kind !== 'ad' && Object.keys(rule.fields).some((name) => name.startsWith('ad.')))
    mistakes.push(['fields', 'fields that begin with "ad." are for ads only']);
  return mistakes;
}
