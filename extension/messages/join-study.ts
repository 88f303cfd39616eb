import { z } from 'zod';
import { StudyId } from '#shared/wire/contributor.ts';
import { defineMessage } from './message.ts';

/**
 * The person takes part in a study with an end, by the version that was on the screen. `too-many`: in three others
 * already; `changed`: there is a newer version to read; `over`: it takes nobody any more.
 */
export const joinStudy = defineMessage({
  name: 'join-study',
  from: 'extension',
  request: z.strictObject({
    study: StudyId,
    document: z.string().describe('Digest of the version on the screen'),
    locale: z.string().max(20).describe('Language it was read in'),
  }),
  response: z.strictObject({ outcome: z.enum(['joined', 'too-many', 'changed', 'over', 'not-donating']) }),
});
export type JoinOutcome = z.infer<typeof joinStudy.response>['outcome'];
