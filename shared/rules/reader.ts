import { z } from 'zod';
import { Transform } from './transform.ts';

/** CSS selector; ` >>> ` steps into the open shadow root of what was found before it. */
export const Selector = z.string().min(1).max(400).describe('CSS selector; >>> enters an open shadow root');

/**
 * One way to read a value. Where to start (the item itself if nothing is said), which element from there, its text or an
 * attribute of it, then transforms.
 */
export const Reader = z.strictObject({
  closest: Selector.optional().describe('Start at the nearest element around the item, e.g. its shelf'),
  previous: Selector.optional().describe('Start at the last such element before the item in the document'),
  page: z.literal(true).optional().describe('Start at the whole document'),
  address: z.literal(true).optional().describe('The value is the address of the page'),
  select: Selector.optional().describe('Below the start; absent: the start itself'),
  refers: z
    .enum(['aria-labelledby', 'aria-describedby', 'href', 'xlink:href'])
    .optional()
    .describe(
      'Go on at the element elsewhere in the document whose id this attribute names, rendered or not',
    ),
  attribute: z.string().min(1).max(60).optional().describe('Absent: the text'),
  exclude: Selector.optional().describe('Parts whose text is left out'),
  rendered: z.literal(true).optional().describe('Leaves out text that is not rendered'),
  drawn: z
    .literal(true)
    .optional()
    .describe(
      'The words as they are drawn: letters by their place on the screen, and those of a background image',
    ),
  all: z
    .literal(true)
    .optional()
    .describe('Every element that fits, joined; absent: the first that yields something'),
  value: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('This very value where the element is there: its markup alone says so'),
  transforms: z.array(Transform).max(6).optional().describe('Applied in order'),
});
export type Reader = z.infer<typeof Reader>;

/** Something that is there, or says something. Every part that is given must hold for the same element. */
export const Condition = z.strictObject({
  closest: Selector.optional().describe('Start at the nearest element around the item'),
  select: Selector.optional().describe('The start itself or an element below it; absent: the start'),
  attribute: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('Where the words are; absent: in the rendered text'),
  says: z
    .array(z.string().min(1).max(80))
    .min(1)
    .max(200)
    .optional()
    .describe('It holds one of these words, whatever the case'),
  begins: z
    .array(z.string().min(1).max(80))
    .min(1)
    .max(200)
    .optional()
    .describe('It begins with one of these words'),
  longest: z.int().min(1).max(2000).optional().describe('Its text is at most this long'),
  refers: z
    .enum(['aria-labelledby', 'aria-describedby', 'href', 'xlink:href'])
    .optional()
    .describe(
      'Go on at the element elsewhere in the document whose id this attribute names, rendered or not',
    ),
  drawn: z.literal(true).optional().describe('The words are those that are drawn, as in a reader'),
});
export type Condition = z.infer<typeof Condition>;
