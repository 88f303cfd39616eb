import { z } from 'zod';
import { SourceId, SurfaceId } from '../observations/fields.ts';
import { Kind } from '../observations/observation.ts';
import { Transform } from './transform.ts';

const Selector = z.string().min(1).max(300).describe('CSS selector');
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** One way to read a value: find an element, take its text or an attribute, then transform. */
export const Reader = z.strictObject({
  select: Selector.optional().describe('Below the item; absent: the item itself'),
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
export const LabelRule = z.strictObject({
  label: z.string().min(1).max(60),
  select: Selector.optional().describe('Absent: every item of this rule carries the label'),
});

/** One markup of one kind of item. */
export const ItemRule = z.strictObject({
  id: Name.describe('Name of this markup'),
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
  items: z.array(ItemRule).min(1).max(20).describe('An element taken by an earlier rule is not taken again'),
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
  })
  .superRefine((pack, context) => {
    for (const [s, surface] of pack.surfaces.entries())
      for (const [i, item] of surface.items.entries()) {
        const at = ['surfaces', s, 'items', i];
        for (const name of [...item.required, ...(item.expected ?? [])])
          if (!(name in item.fields))
            context.addIssue({
              code: 'custom',
              path: [...at, 'required'],
              message: `${name} is not among the fields`,
            });
        if (item.kind === 'ad' && !item.format)
          context.addIssue({ code: 'custom', path: [...at, 'format'], message: 'an ad needs a format' });
      }
  });
export type RulePack = z.infer<typeof RulePack>;

/** Kinds of observation that a pack can yield, sorted. */
export function kindsOf(pack: RulePack): Kind[] {
  return [...new Set(pack.surfaces.flatMap((s) => s.items.map((i) => i.kind)))].sort();
}
