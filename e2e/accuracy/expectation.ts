import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Kind } from '#shared/observations/kind.ts';

const Hash8 = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .describe('First 8 hex digits of the SHA-256 of a text: captures are not ours to copy from');

/** What else a person finds on an item. Only what stands here is compared; null: it must not be there. */
const ExpectedDetails = z.strictObject({
  labels: z.array(z.string()).describe('All of them, in any order').optional(),
  price: z.string().nullable().optional(),
  module: z.string().nullable().describe('position.module').optional(),
  section8: Hash8.nullable().describe('position.section').optional(),
  network: z.string().nullable().describe('ad.slot.network').optional(),
  unit: z.string().nullable().describe('ad.slot.unit').optional(),
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .nullable()
    .describe('Width and height of an ad slot, as in 300x250')
    .optional(),
  filled: z.boolean().nullable().describe('ad.slot.filled').optional(),
  landingDomain: z.string().nullable().describe('ad.landingDomain').optional(),
});
export type ExpectedDetails = z.infer<typeof ExpectedDetails>;

/** One item that a person finds on a capture: its key (see `keysOf`), its title, its publisher or advertiser, details. */
const ExpectedItem = z.tuple([
  z.string().min(1),
  Hash8.nullable(),
  Hash8.nullable(),
  ExpectedDetails.optional(),
]);
export type ExpectedItem = z.infer<typeof ExpectedItem>;

/** One answer that a person finds on a capture. */
const ExpectedAnswer = z.strictObject({
  status: z.enum(['answered', 'refused', 'unavailable', 'partial']),
  citations: z
    .array(z.string().nullable())
    .describe('Addresses without query, or domains; null: a source whose address the page does not show'),
  textLength: z.tuple([z.int(), z.int()]).optional().describe('Characters, at least and at most'),
});
export type ExpectedAnswer = z.infer<typeof ExpectedAnswer>;

/** What a person finds on one capture, written by hand: ids, counts and hashes, and nothing of what the page says. */
export const Expectation = z.strictObject({
  capture: z.string().describe('Path below the folder of captures'),
  url: z.url().describe('Address under which it is read'),
  note: z.string().optional(),
  surfaces: z.record(
    z.string(),
    z.strictObject({
      recommendation: z.array(ExpectedItem).optional(),
      ad: z.array(ExpectedItem).optional(),
      result: z.array(ExpectedItem).optional(),
      answer: z.array(ExpectedAnswer).optional(),
      withheld: z.int().min(0).optional().describe('Items that must be counted and not read'),
    } satisfies { [kind in Kind | 'withheld']: z.ZodType }),
  ),
});
export type Expectation = z.infer<typeof Expectation>;

/** An expectation with the source in whose folder it lies, and its own path, for problems. */
export type SourceExpectation = Expectation & { source: string; file: string };

const sources = 'extension/sources';
const folder = fileURLToPath(new URL(`../../${sources}/`, import.meta.url));

/** Every expectation in the project. Throws with the file's name where one cannot be read. */
export function readExpectations(): SourceExpectation[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/captures\/[^/]+\.json$/.test(file))
    .sort()
    .map((path) => {
      const file = `${sources}/${path}`;
      const parsed = Expectation.safeParse(JSON.parse(readFileSync(join(folder, path), 'utf8')));
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      return { ...parsed.data, source: path.slice(0, path.indexOf('/')), file };
    });
}
