import { z } from 'zod';

const Words = z.string().min(1).max(60);

/**
 * The closed vocabulary of what a rule may do with a value it has read. There is no code and no pattern language in a
 * rule, so that a person who does not program can review it and no page can make it slow.
 */
export const Transform = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('query-parameter'), key: z.string().min(1).max(40) }),
  z.strictObject({ name: z.literal('path-segment'), index: z.int().min(0).max(9) }),
  z
    .strictObject({ name: z.literal('segment-after'), names: z.array(Words).min(1).max(10) })
    .describe('The part of a path that follows the first part of one of these names, as in /dp/B000000000'),
  z.strictObject({ name: z.literal('class-suffix'), prefix: z.string().min(1).max(60) }),
  z.strictObject({
    name: z.literal('domain'),
    except: z
      .array(z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/))
      .max(20)
      .optional()
      .describe('Domains that only pass a click on; they and what is below them yield nothing'),
    bare: z
      .literal(true)
      .optional()
      .describe('The value is words as shown, e.g. www.shop.example › offers, and no link'),
  }),
  z
    .strictObject({
      name: z.literal('page-address'),
      except: z
        .array(z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/))
        .max(20)
        .optional()
        .describe('Domains whose addresses yield nothing, with what is below them'),
    })
    .describe('https address of a page on the open web, without query and fragment'),
  z
    .strictObject({ name: z.literal('base64'), skip: z.int().min(0).max(8) })
    .describe('Text hidden in base64 after `skip` characters'),
  z
    .strictObject({
      name: z.literal('json'),
      path: z
        .array(z.union([Words, z.int().min(0).max(999)]))
        .max(6)
        .describe('Keys and places, from outside'),
    })
    .describe('One word or number out of a text that is JSON'),
  z.strictObject({ name: z.literal('percent-decoded') }).describe('%20 to a blank, and so on'),
  z.strictObject({ name: z.literal('duration') }).describe('1:02:03 or 4:05 to seconds'),
  z.strictObject({ name: z.literal('number') }).describe('The first whole number in a text'),
  z
    .strictObject({ name: z.literal('before'), marks: z.array(Words).min(1).max(20) })
    .describe('What stands before the first of the marks; all where there is none'),
  z
    .strictObject({ name: z.literal('after'), marks: z.array(Words).min(1).max(20) })
    .describe('What stands after the first of the marks that is there; nothing where there is none'),
  z
    .strictObject({ name: z.literal('before-last'), mark: Words })
    .describe('What stands before the last such mark; all where there is none'),
  z
    .strictObject({
      name: z.literal('part'),
      separator: Words,
      index: z.int().min(-9).max(9).describe('From 0; negative: from the end'),
    })
    .describe('One of the parts between separators'),
  z
    .strictObject({ name: z.literal('spelled'), words: z.array(Words).min(1).max(40) })
    .describe(
      'The first of these words whose letters stand in the value in this order, whatever is between; else nothing',
    ),
  z
    .strictObject({ name: z.literal('only-with'), words: z.array(Words).min(1).max(40) })
    .describe('The value where it holds one of these words, whatever the case; else nothing'),
  z
    .strictObject({ name: z.literal('with-digit') })
    .describe('The value where it holds a digit; else nothing'),
]);
export type Transform = z.infer<typeof Transform>;
