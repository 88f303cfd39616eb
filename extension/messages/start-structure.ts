import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { SourceId, SurfaceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/**
 * Reads how a page is built on which a surface looks changed, without anything that it says, and keeps that as a draft
 * for the person to look at. Nothing leaves.
 */
export const startStructure = defineMessage({
  name: 'start-structure',
  from: 'extension',
  request: z.strictObject({
    source: SourceId,
    surface: SurfaceId,
    tabId: z.int().optional().describe('The tab to look at first; then any other that is open on the site'),
  }),
  response: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('ready'), id: DayId }),
    z.strictObject({ outcome: z.literal('no-page').describe('No open tab shows this part of the site') }),
  ]),
});
