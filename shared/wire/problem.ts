import { z } from 'zod';
import { errorCodes } from '../errors.ts';

/** Body of every refusal: problem details (RFC 9457) with our code. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string().optional(),
  serverTime: z.int().optional().describe('Unix seconds; with clock_skew, so that the client can sign again'),
});
export type Problem = z.infer<typeof Problem>;
