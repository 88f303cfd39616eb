import { z } from 'zod';
import { Day, SourceId } from '../observations/fields.ts';
import { Signature } from './signature.ts';

/**
 * The switch in the operator's hand: sources that are stopped, or (null) all of them. It can only narrow. What a device
 * was once told to stop stays stopped, whatever later lists say, so there is no entry that starts anything.
 */
export const StopList = z.strictObject({
  sequence: z
    .int()
    .min(1)
    .describe('One more with every list; a device ignores a lower one than it has seen'),
  stopped: z.array(SourceId).max(500).nullable().describe('null: everything'),
  issued: Day.describe('Day of signing'),
  signature: Signature.describe('Ed25519 over stopListText, base64url'),
});
export type StopList = z.infer<typeof StopList>;

/** The text that a stop list's signature covers: one line a field, in this order, with a final line feed. */
export function stopListText({ sequence, stopped, issued }: Omit<StopList, 'signature'>): string {
  return ['daylight-stop/v1', sequence, stopped === null ? '*' : stopped.join(' '), issued, ''].join('\n');
}
