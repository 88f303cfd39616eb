import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { Structure } from '#shared/structures/structure.ts';
import { defineMessage } from './message.ts';

/** One structure, as the person looks at it. Null: it is not on this device. */
export const structure = defineMessage({
  name: 'structure',
  from: 'extension',
  request: z.strictObject({ id: DayId }),
  response: z.strictObject({
    structure: z
      .strictObject({
        id: DayId,
        status: z.enum(['draft', 'queued', 'sent']),
        structure: Structure,
        json: z.string().describe('Exactly what leaves of it, or left'),
        number: z.string().nullable().describe('Receipt number, once the server has it'),
        refused: z.string().nullable(),
      })
      .nullable(),
  }),
});
export type ShownStructure = NonNullable<z.infer<typeof structure.response>['structure']>;
