import { z } from 'zod';
import { Day, LayoutFingerprint, RulesVersion, SourceId, SurfaceId } from '../observations/fields.ts';

/** Limits of a structure: elements and texts, levels, and words in one attribute. */
export const structureLimits = { nodes: 4000, depth: 64, words: 30 } as const;

/** A word as programmers write them: letters, hyphens, low lines and few digits. No name, number or address. */
const word = '(?!\\S*[0-9]{4})[A-Za-z_-][A-Za-z0-9_-]{0,39}';
const codeWord = new RegExp(`^${word}$`);
const codeWords = new RegExp(`^${word}(?: ${word}){0,${structureLimits.words - 1}}$`);
const states =
  /^(?:true|false|mixed|page|step|polite|assertive|off|horizontal|vertical|menu|listbox|dialog|grid|tree)$/;
/** `same:`, `site:` or `other:` for the host, then a path in which all that could say something is `…`. */
const address =
  /^(?:same|site|other):(?:\/(?:[a-z][a-z_-]{0,29}|…)?){0,8}(?:\?(?:(?:[a-z][a-z_-]{0,29}|…)=…&?){1,8})?$/;

const attributes: ReadonlyMap<string, RegExp> = new Map([
  ['id', codeWord],
  ['class', codeWords],
  ['role', codeWord],
  ['type', codeWord],
  ['hidden', /^$/],
  ['href', address],
  ['data-testid', codeWord],
  ['data-e2e', codeWord],
]);

/** Whether an attribute may stand in a structure with this value. What is not named here may not. */
export function mayStand(name: string, value: string): boolean {
  const pattern = /^aria-[a-z]{2,20}$/.test(name) ? states : attributes.get(name);
  return pattern?.test(value) ?? false;
}

const depth = z.int().min(0).max(structureLimits.depth);

/** One line of a structure: an element, or in place of a text a number that is about as large as it was long. */
export const StructureNode = z.union([
  z.strictObject({
    depth,
    tag: z
      .string()
      .regex(/^#?(?!\S*[0-9]{4})[a-z][a-z0-9-]{0,49}$/)
      .describe('Name of the element; #shadow for an open shadow tree'),
    attributes: z
      .record(z.string().max(30), z.string().max(1300))
      .refine((given) => Object.entries(given).every(([name, value]) => mayStand(name, value)), {
        error: 'Holds an attribute or a value that may not stand in a structure',
      })
      .optional(),
  }),
  z.strictObject({
    depth,
    text: z
      .int()
      .min(1)
      .max(4096)
      .refine((n) => (n & (n - 1)) === 0, { error: 'A length is rounded up to a power of two' })
      .describe('Length in characters, rounded up to a power of two'),
  }),
]);
export type StructureNode = z.infer<typeof StructureNode>;

/**
 * How a page is built, without anything that it says: elements in document order, each with its depth. Texts, names,
 * pictures and addresses have no field to go to.
 */
export const Structure = z
  .strictObject({
    source: SourceId,
    surface: SurfaceId,
    rules: RulesVersion,
    layout: LayoutFingerprint.nullable().describe('Fingerprint of the layout, where one could be told'),
    day: Day,
    isCut: z.boolean().describe('Whether the page had more than this'),
    nodes: z.array(StructureNode).min(1).max(structureLimits.nodes),
  })
  .refine(({ nodes }) => nodes.every((node, i) => node.depth <= deepest(nodes[i - 1])), {
    error: 'A node stands deeper than anything that could hold it',
  });
export type Structure = z.infer<typeof Structure>;

function deepest(before: StructureNode | undefined): number {
  if (!before) return 0;
  return 'tag' in before ? before.depth + 1 : before.depth;
}
