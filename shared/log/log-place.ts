import { z } from 'zod';

/**
 * Where a receipt stands in the public log, with all that proves it: the entry's place, from 0; the hashes beside the way
 * up to the root in base64, the lowest first (RFC 9162); the signed checkpoint (C2SP tlog-checkpoint) that this leads to.
 */
export const LogPlace = z.strictObject({
  index: z.int().min(0),
  proof: z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/)).max(64),
  checkpoint: z.string().max(10_000),
});
export type LogPlace = z.infer<typeof LogPlace>;
