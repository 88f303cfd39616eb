import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Kind } from '#shared/observations/kind.ts';

const Hash8 = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .describe('First 8 hex digits of the SHA-256 of a text: captures are not ours to copy from');

/** One item that a person finds on a capture: its key (see `keyOf`), its title, its publisher or advertiser. */
const ExpectedItem = z.tuple([z.string().min(1), Hash8.nullable(), Hash8.nullable()]);
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
    } satisfies { [kind in Kind]: z.ZodType }),
  ),
});
export type Expectation = z.infer<typeof Expectation>;

const folder = fileURLToPath(new URL('../../extension/sources/', import.meta.url));

/** Every expectation in the project. Throws with the file's name where one cannot be read. */
export function readExpectations(): Expectation[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/captures\/[^/]+\.json$/.test(file))
    .sort()
    .map((file) => {
      const parsed = Expectation.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (!parsed.success) throw new Error(`extension/sources/${file}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

/** Folder of real captures: they are not ours to publish, so they lie outside of the project, where there are any. */
export const capturesFolder = process.env.DAYLIGHT_PAGES ?? '../shared/pages';

/** Whether a capture is at hand. */
export function isHere({ capture }: Pick<Expectation, 'capture'>): boolean {
  return existsSync(join(capturesFolder, capture));
}
