import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import { aConsent } from './a-batch.ts';

/** How a page is built, as a volunteer would send it: a start page with two cards. */
export async function aStructure(
  change: Partial<SentStructure['structure']> = {},
  rest: Partial<SentStructure> = {},
): Promise<SentStructure> {
  return {
    wire: 2,
    id: newDayId(Date.now()),
    study: 'daylight',
    consent: await aConsent(),
    structure: {
      ...{ source: 'youtube', surface: 'home', rules: 'youtube@1', layout: null },
      day: utcDay(new Date()),
      isCut: false,
      nodes: [
        { depth: 0, tag: 'html' },
        { depth: 1, tag: 'body' },
        { depth: 2, tag: 'div', attributes: { id: 'contents', class: 'grid dark' } },
        { depth: 3, tag: 'x-card' },
        { depth: 4, tag: 'a', attributes: { href: 'same:/watch?v=…' } },
        { depth: 5, text: 32 },
        { depth: 3, tag: 'x-card' },
        { depth: 4, tag: 'a', attributes: { href: 'same:/watch?v=…' } },
        { depth: 5, text: 16 },
      ],
      ...change,
    },
    ...rest,
  };
}
