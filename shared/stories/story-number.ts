import { z } from 'zod';
import { sha256 } from '../sha256.ts';

/** Number by which everybody can name a published story: twelve hexadecimal digits. */
export const StoryNumber = z.string().regex(/^[0-9a-f]{12}$/);

/**
 * Number of a published story. It follows from what is published alone, so it is the same in every release and on every
 * server, and tells nothing of who wrote it or of the id that the story was sent under.
 * @param story day that it was first sent (YYYY-MM-DD), and the text that was let through, marks and all
 */
export async function storyNumber({ day, text }: { day: string; text: string }): Promise<string> {
  return (await sha256(`daylight-published-story/v1\n${day}\n${text}`)).slice(0, 12);
}
