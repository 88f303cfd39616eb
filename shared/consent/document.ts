import { z } from 'zod';
import { sha256 } from '../sha256.ts';

const Text = z.string().min(20).max(1200);

/**
 * What a person reads before agreeing, as typed fields, so that a test proves that none is empty. The fields are the
 * elements of informed consent (45 CFR 46.116; GDPR 13).
 */
export const ConsentDocument = z.strictObject({
  version: z.int().min(1),
  locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  material: z.boolean().describe('true: everybody is asked again before anything more is sent'),
  purpose: Text,
  whatIsRead: Text,
  whatIsNeverRead: Text,
  whatHappens: Text,
  whoReceivesIt: Text,
  howLongItIsKept: Text,
  risks: Text,
  benefits: Text,
  alternatives: Text,
  yourChoice: Text,
  whatStaysPublished: Text,
  contact: Text,
});
export type ConsentDocument = z.infer<typeof ConsentDocument>;

/**
 * SHA-256 (lower-case hex) of a consent document: what a grant and a batch point to.
 * Hashed is the JSON text of the parsed document, whose keys stand in the order of the schema.
 */
export function documentHash(document: ConsentDocument): Promise<string> {
  return sha256(JSON.stringify(ConsentDocument.parse(document)));
}
