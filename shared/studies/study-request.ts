import { z } from 'zod';

const Names = z.array(z.string().min(1).max(60)).min(1).max(60);

/**
 * What a study asks for, in its file: sites, and of each if need be some surfaces, kinds and fields alone. Names are those
 * of the catalogue; whether there are such is for `resolveRequest` to say, in sentences.
 */
export const StudyRequest = z
  .array(
    z.strictObject({
      source: z.string().min(1).max(60),
      surfaces: Names.optional().describe('Absent: all of the source'),
      kinds: Names.optional().describe('Absent: all of these surfaces'),
      fields: Names.optional().describe(
        'Wire paths, also the beginning of several, as item.publisher; absent: all there are',
      ),
    }),
  )
  .min(1)
  .max(200);
export type StudyRequest = z.infer<typeof StudyRequest>;
