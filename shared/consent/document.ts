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
  procedures: Text.describe('What happens with an item, step by step'),
  stories: Text.describe('What happens with a story that a person tells'),
  exhibit: Text.describe('What it means to let researchers read single items'),
  duration: Text.describe('How long taking part lasts'),
  recipients: Text.describe('Who receives what'),
  retention: Text.describe('How long it is kept'),
  confidentiality: Text,
  risks: Text,
  benefits: Text,
  alternatives: Text,
  voluntariness: Text,
  whatStaysPublished: Text.describe('What published aggregates keep when a person leaves'),
  contact: Text,
});
export type ConsentDocument = z.infer<typeof ConsentDocument>;

/** A field of a consent document that a person reads. */
export type ConsentPart = Exclude<keyof ConsentDocument, 'version' | 'locale' | 'material'>;

/** Parts of which a change is always material: nobody may be bound to more than they read. */
export const materialParts = [
  'purpose',
  'whatIsRead',
  'whatIsNeverRead',
  'procedures',
  'stories',
  'exhibit',
  'recipients',
  'retention',
] as const satisfies readonly ConsentPart[];

/**
 * SHA-256 (lower-case hex) of a consent document: what a grant and a batch point to.
 * Hashed is the JSON text of the parsed document, whose keys stand in the order of the schema.
 */
export function documentHash(document: ConsentDocument): Promise<string> {
  return sha256(JSON.stringify(ConsentDocument.parse(document)));
}
