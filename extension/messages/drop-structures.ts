import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { SourceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/**
 * Deletes structures from this device: one of them, those of a source, or (null) all. One that is on its way does not
 * leave any more; what the server has is deleted there together with everything of its source.
 */
export const dropStructures = defineMessage({
  name: 'drop-structures',
  from: 'extension',
  request: z.union([z.strictObject({ id: DayId }), z.strictObject({ source: SourceId.nullable() })]),
  response: z.strictObject({}),
});
