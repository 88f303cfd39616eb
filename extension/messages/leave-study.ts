import { z } from 'zod';
import { StudyId } from '#shared/wire/contributor.ts';
import { defineMessage } from './message.ts';

/**
 * The person leaves a study with an end, or has what it got deleted when it is over. Answered when nothing more can
 * leave for it.
 */
export const leaveStudy = defineMessage({
  name: 'leave-study',
  from: 'extension',
  request: z.strictObject({ study: StudyId, deleteSent: z.boolean() }),
  response: z.strictObject({}),
});
