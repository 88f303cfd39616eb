import { z } from 'zod';
import { Kind } from '../observations/kind.ts';
import { Condition, Reader, Selector } from './reader.ts';

/** Every place in an observation that a rule may fill. Nothing else can be read off a page. */
export const FieldPath = z.enum([
  'item.id',
  'item.url',
  'item.title',
  'item.duration',
  'item.views',
  'item.published',
  'item.price',
  'publisher.id',
  'publisher.name',
  'publisher.status',
  'ad.advertiser',
  'ad.landingDomain',
  'ad.disclosure',
  'ad.reasons',
  'ad.network',
  'ad.unit',
  'ad.width',
  'ad.height',
  'answer.model',
  'answer.mode',
  'answer.text',
  'position.section',
  'position.module',
  'position.rank',
]);
export type FieldPath = z.infer<typeof FieldPath>;

/** Every place in a citation that a rule may fill. */
export const CitationField = z.enum(['n', 'url', 'domain', 'title', 'claim']);
export type CitationField = z.infer<typeof CitationField>;

/** A mark on an item: always, or only where a condition holds; or the words of every element that `read` finds. */
export const LabelRule = z.union([
  z.strictObject({ label: z.string().min(1).max(60), ...Condition.shape }),
  z.strictObject({ read: Selector }).describe('The label is what these elements say, e.g. a badge'),
]);
export type LabelRule = z.infer<typeof LabelRule>;

/** The sources that an answer names. Lists of several rules are put together; a source is not listed twice for a claim. */
export const CitationRule = z.strictObject({
  closest: Selector.optional().describe('Look below the nearest such element around the item'),
  page: z.literal(true).optional().describe('Look in the whole document'),
  select: Selector,
  notInside: z.array(Selector).max(10).optional(),
  list: z
    .literal(true)
    .optional()
    .describe(
      'A numbered list of sources: who names a number and no address means the source of that number',
    ),
  fields: z.partialRecord(CitationField, z.array(Reader).min(1).max(6)),
});
export type CitationRule = z.infer<typeof CitationRule>;

/** What came of an answer, where a condition says so. The first that holds counts; none: it was answered. */
const StatusRule = z.strictObject({
  status: z.enum(['refused', 'unavailable', 'partial']),
  when: z.array(Condition).min(1).max(10).describe('Any of these'),
});

/** One markup of one kind of item. */
export const ItemRule = z.strictObject({
  kind: Kind,
  select: Selector,
  when: z
    .array(Condition)
    .min(1)
    .max(10)
    .optional()
    .describe('An item of this rule only where any of these holds'),
  notInside: z.array(Selector).max(10).optional().describe('Skipped when any of these encloses it'),
  unfinished: z
    .array(Selector)
    .min(1)
    .max(6)
    .optional()
    .describe('While it is or holds any of these, it is still being written and is left alone'),
  key: z
    .array(Reader)
    .min(1)
    .max(4)
    .optional()
    .describe('What makes it the same item on this page; stays on the page'),
  countOnly: z
    .literal(true)
    .optional()
    .describe('It is counted, and nothing of it is read: what a private person published'),
  fields: z.partialRecord(FieldPath, z.array(Reader).min(1).max(8)).describe('Alternatives, in order'),
  required: z.array(FieldPath).max(8).describe('An item without one of these is counted as failed'),
  expected: z.array(FieldPath).max(12).optional().describe('Reported in completeness when absent'),
  url: z
    .string()
    .regex(/^https:\/\/(?:[a-z0-9.-]+|\{host\})\/[^{}\s]*\{item\.id\}[^{}\s]*$/)
    .optional()
    .describe('Template of the canonical address, with {item.id}; {host} is the one of the page'),
  labels: z.array(LabelRule).max(12).optional(),
  format: z.enum(['text', 'display', 'video', 'shopping', 'native']).optional().describe('For ads'),
  filled: z
    .array(Condition)
    .min(1)
    .max(10)
    .optional()
    .describe('For ads that are a slot of a page: something is in it where any of these holds'),
  provider: z.string().min(1).max(100).optional().describe('For answers: who runs the assistant'),
  statuses: z.array(StatusRule).max(6).optional().describe('For answers, in order'),
  citations: z.array(CitationRule).max(6).optional().describe('For answers'),
  query: z
    .array(Reader)
    .min(1)
    .max(4)
    .optional()
    .describe('The prompt that this item answers; read only where that is agreed to'),
});
export type ItemRule = z.infer<typeof ItemRule>;
