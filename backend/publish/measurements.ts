import { z } from 'zod';
import { MeasuredWindow } from '../measure/measured-window.ts';

/**
 * `measurements.json` of a release: the windows it is made of, as far as its dataset reads them, and what of its facts does
 * not follow from them. Everything else in the release can be made from this file again, byte for byte.
 */
export const Measurements = z.strictObject({
  format: z.literal('daylight-measurements/1'),
  dataset: z.string(),
  version: z.string(),
  created: z.iso.date(),
  windows: z.array(MeasuredWindow).min(1),
});
export type Measurements = z.infer<typeof Measurements>;
