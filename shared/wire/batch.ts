import { z } from 'zod';
import { Scope } from '../consent/scope.ts';
import { DayId } from '../day-id.ts';
import { Exposure } from '../observations/exposure.ts';
import { Observation } from '../observations/observation.ts';
import { StudyId } from './contributor.ts';
import { limits } from './limits.ts';

/** Version of the wire schema. The server takes this one; the previous one too, once there is one. */
export const wireVersion = 1;

/** What a person had agreed to when the batch was sealed: a scope and the document it was granted under. */
export const ConsentSnapshot = z.strictObject({
  scope: Scope,
  document: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the consent document'),
});
export type ConsentSnapshot = z.infer<typeof ConsentSnapshot>;

/** Observations and exposure counts that leave a device together. Its id is fixed when it is sealed. */
export const Batch = z.strictObject({
  wire: z.literal(wireVersion),
  batchId: DayId,
  study: StudyId,
  consents: z.array(ConsentSnapshot).min(1).max(100),
  observations: z.array(Observation).max(limits.batchObservations),
  exposures: z.array(Exposure).max(limits.batchExposures),
});
export type Batch = z.infer<typeof Batch>;
