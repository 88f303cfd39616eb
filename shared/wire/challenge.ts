import { z } from 'zod';

/** Hardest work that a device does, in bits; a server that asks for more is not served. */
export const mostWorkBits = 24;

/** Answer: the work to do before a key is made known, and whether an invitation is asked for. */
export const Challenge = z.strictObject({
  challenge: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .describe('Goes into the work as it stands; means something to the server alone'),
  bits: z.int().min(0).describe('Leading zero bits that the work must have; 0: no work is asked for'),
  invite: z.boolean().describe('Whether enrolling needs the code of an invitation'),
  expires: z.int().describe('Until when the challenge is good, Unix seconds by the clock of the server'),
});
export type Challenge = z.infer<typeof Challenge>;

/** Work that was done for a challenge. */
export const Work = z.strictObject({
  challenge: z.string().regex(/^[\w.-]{1,200}$/),
  solution: z.string().regex(/^[0-9a-z]{1,16}$/),
});
export type Work = z.infer<typeof Work>;

/** Code of an invitation. How it is written does not matter: see `plainInvite`. */
export const Invite = z.string().min(8, 'a code has 8 characters or more').max(100);

/** An invitation as it is compared: without blanks at its ends. */
export function plainInvite(code: string): string {
  return code.trim();
}
