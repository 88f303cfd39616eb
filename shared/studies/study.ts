import { z } from 'zod';
import { Day, SourceId, SurfaceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';
import { StudyId } from '../wire/contributor.ts';
import { Arm } from './arm.ts';
import { StudyRequest } from './study-request.ts';
import { StudyTexts } from './study-texts.ts';

const facts = {
  study: StudyId.describe('Name of the study, for ever: a key belongs to it'),
  version: z.int().min(1).max(9999).describe('One more with every change'),
  organisation: z.strictObject({
    name: z.string().min(3).max(120),
    website: z.url({ protocol: /^https$/ }).max(200),
  }),
  ethics: z.strictObject({
    board: z.string().min(3).max(200).describe('Who approved it'),
    reference: z.string().min(1).max(100).describe('Number of the approval'),
  }),
  from: Day.describe('First day on which something that was seen can go to it'),
  until: Day.describe('Last day; after it nothing more is taken'),
  target: z.int().min(1).max(1_000_000).describe('How many volunteers it would like to have'),
  arms: z.array(Arm).min(2).max(8).optional().describe('Groups; each device draws one at random'),
  retentionDays: z
    .int()
    .min(1)
    .max(395)
    .describe('Days after the end until what was sent to it is deleted on the server'),
};

/** A study as its operator writes it, in a file. Whether it makes sense is for `readStudy` to say. */
export const StudyFile = z.strictObject({ ...facts, asks: StudyRequest, texts: StudyTexts });
export type StudyFile = z.infer<typeof StudyFile>;

/** Items of one kind on one surface, and which of their fields go to a study, beside those that each of them has. */
export const StudyCell = z.strictObject({
  source: SourceId,
  surface: SurfaceId,
  kind: Kind,
  fields: z.array(z.string().min(1).max(60)).max(60).describe('Wire paths, sorted'),
});
export type StudyCell = z.infer<typeof StudyCell>;

/**
 * A study as it is signed: what it asks for is written out, so that it means the same whatever sites can be read later.
 */
export const Study = z.strictObject({
  ...facts,
  cells: z.array(StudyCell).min(1).max(400),
  texts: StudyTexts,
});
export type Study = z.infer<typeof Study>;
