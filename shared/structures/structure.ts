import { z } from 'zod';
import { Day, LayoutFingerprint, RulesVersion, SourceId, SurfaceId } from '../observations/fields.ts';

/** Limits of a structure: elements and texts, levels, and words in one attribute. */
const structureLimits = { nodes: 4000, depth: 64, words: 30 } as const;

/** Short enough to say nothing; or lower-case words, capitalised ones and abbreviations, with few digits at their ends. */
const shortWord = /^[A-Za-z_-][A-Za-z0-9_-]{0,5}$/;
const longWord = /^[A-Za-z_-][A-Za-z0-9_-]{0,39}$/;
const wordPart = /^(?:[a-z]*|[A-Z][a-z]{2,}|[A-Z]{1,4})[0-9]{0,2}$/;
const fewDigits = /^(?:[^0-9]*[0-9]){0,4}[^0-9]*$/;
const states =
  /^(?:true|false|mixed|page|step|polite|assertive|off|horizontal|vertical|menu|listbox|dialog|grid|tree)$/;
/** What people read, or what leads somewhere; and what a page does. */
const spoken =
  /^(?:alt|title|value|content|placeholder|label|summary|name|for|style|src|srcset|action|cite|poster|on.*|data-.*)$/;
/** `same:`, `site:` or `other:` for the host, then a path in which all that could say something is `…`. */
const address =
  /^(?:same|site|other):(?:\/(?:[a-z][a-z_-]{0,29}|…)?){0,8}(?:\?(?:(?:[a-z][a-z_-]{0,29}|…)=…&?){1,8})?$/;

/**
 * Whether a name looks as programmers give them: `rich-grid-media`, `ytLockupViewModelHost`, `tF2Cxc`. Ids that a
 * machine gave, numbers and addresses do not look so.
 */
function isCodeWord(word: string): boolean {
  if (!fewDigits.test(word)) return false;
  if (shortWord.test(word)) return true;
  return (
    longWord.test(word) && word.split(/[-_]+|(?<=[a-z0-9])(?=[A-Z])/).every((part) => wordPart.test(part))
  );
}

/**
 * Whether an attribute may stand in a structure with this value. Besides those named here, devices keep only what stands
 * in the rules literally, as in `[page-subtype="home"]`.
 */
function mayStand(name: string, value: string): boolean {
  switch (name) {
    case 'hidden':
      return value === '';
    case 'href':
      return address.test(value);
    case 'class': {
      const words = value.split(' ');
      return words.length <= structureLimits.words && words.every(isCodeWord);
    }
    case 'id':
    case 'role':
    case 'type':
    case 'data-testid':
    case 'data-e2e':
      return isCodeWord(value);
    default:
      if (name.startsWith('aria-')) return /^aria-[a-z]{2,20}$/.test(name) && states.test(value);
      return /^[a-z][a-z-]{1,29}$/.test(name) && !spoken.test(name) && (value === '' || isCodeWord(value));
  }
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
