import { z } from 'zod';
import { defineMessage } from './message.ts';

/**
 * Begins a story. What is on the screen of the tab right now, on a site that is switched on, is pinned as evidence;
 * elsewhere the story begins empty. A draft is kept until it is sent or thrown away.
 */
export const startStory = defineMessage({
  name: 'start-story',
  from: 'extension',
  request: z.strictObject({ tabId: z.int().optional() }),
  response: z.strictObject({ id: z.string() }),
});
