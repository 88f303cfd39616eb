import { z } from 'zod';
import { Invite } from '#shared/wire/challenge.ts';
import { defineMessage } from './message.ts';

/** Keeps the code of an invitation to the study, and tries at once whether it is taken. */
export const setInvite = defineMessage({
  name: 'set-invite',
  from: 'extension',
  request: z.strictObject({ code: Invite }),
  response: z.strictObject({}),
});
