import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { LayoutFingerprint, RulesVersion, SurfaceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

const count = z.int().min(0).max(100_000);

/**
 * The observer reports what was seen. Sent again until answered: ids are made on the page, so a repetition changes
 * nothing; an id that comes again only brings a newer `visibleMs`. Counts are totals of the page view, not differences.
 */
export const observed = defineMessage({
  name: 'observed',
  from: 'page',
  request: z.strictObject({
    pageView: z.uuid().describe('Random id of the page view; never leaves the device'),
    rules: RulesVersion,
    items: z
      .array(
        z.strictObject({
          id: DayId,
          again: z
            .boolean()
            .describe(
              'The background has answered that it has it; what the person deleted since stays deleted',
            ),
          visibleMs: z.int().min(0).max(86_400_000),
          draft: z.record(z.string(), z.unknown()).describe('A Draft; validated as a whole observation'),
        }),
      )
      .max(50),
    counts: z
      .array(
        z.strictObject({
          surface: SurfaceId,
          containers: count,
          items: count,
          visible: count,
          parsed: count,
          failed: count,
          // Absent from an observer that was on a page before the extension was updated.
          withheld: count.default(0),
          incomplete: count.default(0),
          overflow: count.default(0),
          broken: z
            .int()
            .min(0)
            .max(1)
            .default(0)
            .describe('1 where the surface looks as if the site had changed'),
          layout: LayoutFingerprint.nullable().default(null),
        }),
      )
      .max(30),
  }),
  response: z.strictObject({ keep: z.boolean().describe('false: stop observing and forget') }),
});
export type ObservedReport = z.input<typeof observed.request>;
