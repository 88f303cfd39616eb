import { z } from 'zod';
import { Day, SourceId } from '../observations/fields.ts';
import { Signature } from './signature.ts';

const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the text in UTF-8, lower-case hex');

const facts = {
  source: SourceId,
  version: z.int().min(1).max(999_999),
  digest: Digest,
  expires: Day.describe('Last day on which the pack may be used'),
};

/** The rule pack of one source as an operator publishes it: data, signed with the key that the extension was built for. */
export const SignedPack = z.strictObject({
  ...facts,
  issued: Day.describe('Day of signing'),
  text: z.string().min(2).max(500_000).describe('The pack as JSON, letter for letter what the digest covers'),
  signature: Signature.describe('Ed25519 over signedPackText, base64url'),
});
export type SignedPack = z.infer<typeof SignedPack>;

/** What is published at present, for whoever asks whether there is something new. Unsigned: each pack speaks for itself. */
export const RulesIndex = z.object({ rules: z.array(z.object(facts)).max(500) });
export type RulesIndex = z.infer<typeof RulesIndex>;

/** The text that a pack's signature covers: one line a field, in this order, with a final line feed. */
export function signedPackText(pack: Omit<SignedPack, 'signature' | 'text'>): string {
  const { source, version, digest, issued, expires } = pack;
  return ['daylight-rules/v1', source, version, digest, issued, expires, ''].join('\n');
}
