import type { Site } from './layout.ts';
import { text } from './text.ts';

/** How to reach whoever runs the study, in one sentence. */
export function contactSentence(site: Site): string {
  return site.contact === undefined ? text('contactMissing') : text('contactText', { contact: site.contact });
}
