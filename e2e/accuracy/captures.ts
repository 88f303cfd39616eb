import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Expectation } from './expectation.ts';

type Named = Pick<Expectation, 'capture'>;

/** Parts of pages as another tool kept them, in the order in which it met them. */
const Fragments = z.array(z.object({ html: z.string() })).min(1);

/** Folder of real captures: they are not ours to publish, so they lie outside of the project, where there are any. */
export const capturesFolder = process.env.DAYLIGHT_PAGES ?? '../shared/pages';

/** Whether a capture is at hand. */
export function isHere({ capture }: Named): boolean {
  return existsSync(join(capturesFolder, capture));
}

/**
 * A capture as a page. Of a .json capture it is a page whose body is all its fragments, in their order.
 * @throws Error naming the capture that is no list of objects with `html`
 */
export function readCapture({ capture }: Named): Buffer | string {
  const bytes = readFileSync(join(capturesFolder, capture));
  return capture.endsWith('.json') ? pageOf(capture, bytes.toString('utf8')) : bytes;
}

/** A page of fragments. See `readCapture`. */
export function pageOf(capture: string, json: string): string {
  const parsed = Fragments.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`${capture} is no list of objects that have html.`);
  const body = parsed.data.map(({ html }) => html).join('\n');
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title></title></head><body>\n${body}\n</body></html>\n`;
}
