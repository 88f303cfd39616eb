import { z } from 'zod';
import { LayoutFingerprint, Reach, SurfaceId } from '../observations/fields.ts';
import { CaptureClaim } from './capture-claim.ts';
import { Reader, Selector } from './reader.ts';
import { Transform } from './transform.ts';

/** Name of a page kind or of an item rule. */
export const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const Path = z
  .string()
  .regex(/^\/[^?#]*$/)
  .max(100);

/** A sign that a surface has something to show. A page that is read as it should be leaves almost none of it unread. */
export const EvidenceRule = z.strictObject({
  select: Selector.describe('What stands in every item of the surface, or of one markup of it'),
  least: z.int().min(1).max(50).describe('How many of them are enough to say that there must be items'),
  page: z
    .literal(true)
    .optional()
    .describe('Stands nowhere else: looked for in the whole document also where there is a container'),
  once: z.literal(true).optional().describe('No item has two: where one has, it swallowed others'),
  alone: z.literal(true).optional().describe('Says something only where nothing of the surface was read'),
});
export type EvidenceRule = z.infer<typeof EvidenceRule>;

/** One part of a page: when it is there, where it is, what it holds, and what proves that it must hold something. */
export const SurfaceRule = z.strictObject({
  id: SurfaceId,
  page: Name.describe('Kind of page'),
  unverified: z
    .literal(true)
    .optional()
    .describe('Written from descriptions: these rules were never tried on a real capture of this surface'),
  captures: z
    .array(CaptureClaim)
    .min(1)
    .max(3)
    .optional()
    .describe('Real captures that show this surface and that these rules were tried on'),
  path: z
    .union([Path, z.array(Path).min(2).max(10)])
    .describe('Path of the page, or several; * stands for anything, also nothing and also several parts'),
  parameters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(40),
        oneOf: z.array(z.string().max(60)).min(1).max(20).describe('"" stands for absent or empty'),
      }),
    )
    .max(6)
    .optional()
    .describe('What the query of the address must say; all of them'),
  container: z
    .array(Selector)
    .min(1)
    .max(8)
    .describe('Alternatives, in order: all rendered elements of the first that finds one'),
  hostItem: z
    .strictObject({ transforms: z.array(Transform).min(1).max(4) })
    .optional()
    .describe('Read from the page address'),
  query: z
    .array(Reader)
    .min(1)
    .max(4)
    .optional()
    .describe('The search term that this page was opened with; read only where that is agreed to'),
  reach: Reach.optional().describe('How such a page is always reached'),
  items: z
    .array(Name)
    .min(1)
    .max(30)
    .describe('Names of item rules, in order: an element taken by an earlier rule is not taken again'),
  evidence: z
    .array(EvidenceRule)
    .min(1)
    .max(12)
    .optional()
    .describe(
      'How it is noticed that the site has changed: signs that do not depend on each other, any of them',
    ),
  layouts: z
    .array(LayoutFingerprint)
    .max(200)
    .optional()
    .describe('Layouts that these rules are known to read'),
});
export type SurfaceRule = z.infer<typeof SurfaceRule>;
