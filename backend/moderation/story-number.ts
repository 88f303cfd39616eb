import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Public number of a published story: 12 hexadecimal digits, the same in every release. */
export const StoryNumber = z.string().regex(/^[0-9a-f]{12}$/);

/**
 * The public number of a story. It is made of two ids that nobody outside knows and nobody can guess, so it says nothing
 * of its writer, and is the same after an edit.
 * @param contributor the writer's id
 * @param story the story's id, in lower case
 */
export function storyNumber(contributor: string, story: string): string {
  return createHash('sha256')
    .update(`daylight-story-number/v1\n${contributor}\n${story}`)
    .digest('hex')
    .slice(0, 12);
}
