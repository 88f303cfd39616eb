import type { Installation } from './installation.ts';
import type { PrivacySection } from './privacy-section.ts';
import { retentionClock } from './retention-clock.ts';

/** How long everything is kept, as a section with a table. */
export function retentionSection(here: Installation): PrivacySection {
  return {
    id: 'how-long',
    title: 'How long it is kept',
    paragraphs: [
      'These times can be shortened by who runs this, never made longer than volunteers were promised.',
    ],
    table: {
      head: ['what', 'kept', 'taken away by'],
      rows: retentionClock(here).map(({ what, kept, by }) => [what, kept, by]),
    },
  };
}
