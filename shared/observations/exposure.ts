import { z } from 'zod';
import { Day, LayoutFingerprint, RulesVersion, SourceId, SurfaceId } from './fields.ts';

const count = z.int().min(0).max(1_000_000);

/**
 * A day's counts on one surface: the denominators of every rate, and the alarm when a site changes.
 * `items = parsed + failed + withheld`; `visible <= parsed`; `incomplete <= parsed`; `broken <= pages`.
 */
export const Exposure = z.strictObject({
  source: SourceId,
  surface: SurfaceId,
  day: Day,
  rules: RulesVersion,
  pages: count.describe('Page views on which the surface was looked for'),
  containers: count.describe('Page views on which the surface was found'),
  items: count.describe('Items found'),
  visible: count.describe('Items that were half in view for one second'),
  parsed: count.describe('Items whose required fields were read'),
  failed: count.describe('Items with a required field missing'),
  withheld: count
    .default(0)
    .describe('Items that were only counted, because they may be those of a private person'),
  incomplete: count.default(0).describe('Items read without a field that is usually there'),
  overflow: count.default(0).describe('Items beyond the 200 that are looked at on one page view'),
  broken: count.default(0).describe('Page views that looked as if the site had changed'),
  layout: LayoutFingerprint.nullable().default(null).describe('Fingerprint of the layout that was met most'),
});
export type Exposure = z.infer<typeof Exposure>;
