import { z } from 'zod';
import { Scope } from '../consent/scope.ts';
import { DayId } from '../day-id.ts';
import { Exposure } from '../observations/exposure.ts';
import { Observation } from '../observations/observation.ts';
import { Arm } from '../studies/arm.ts';
import { StudyId } from './contributor.ts';
import { limits } from './limits.ts';
import { WireVersion } from './wire-version.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A consent: the document it was given under, and the very entry of the person's ledger. */
export const ConsentReference = z.strictObject({
  document: Sha256.describe('SHA-256 of the consent document'),
  grant: Sha256.describe("Hash of the entry in the ledger on the person's device"),
});
export type ConsentReference = z.infer<typeof ConsentReference>;

/** What a person had agreed to when the batch was sealed: a scope, and the consent for it. */
export const ConsentSnapshot = z.strictObject({ scope: Scope, ...ConsentReference.shape });
export type ConsentSnapshot = z.infer<typeof ConsentSnapshot>;

/** Observations and exposure counts that leave a device together. Its id is fixed when it is sealed. */
export const Batch = z.strictObject({
  wire: WireVersion,
  batchId: DayId,
  study: StudyId,
  joined: z
    .strictObject({
      ...ConsentReference.shape,
      arm: Arm.optional().describe('Group that this device drew, in a study that has some'),
    })
    .describe('The consent to take part in the study'),
  consents: z.array(ConsentSnapshot).min(1).max(100),
  observations: z.array(Observation).max(limits.batchObservations),
  exposures: z.array(Exposure).max(limits.batchExposures),
});
export type Batch = z.infer<typeof Batch>;
