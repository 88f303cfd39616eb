import type { ConsentReference } from '#shared/wire/batch.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';

/** Test builder: the structure of a page as it is sent. */
export function aStructure(
  id: string,
  consent: ConsentReference,
  change: Partial<SentStructure['structure']> = {},
): SentStructure {
  return {
    wire: wireVersion,
    id,
    study: 'daylight',
    consent,
    structure: {
      ...{ source: 'youtube', surface: 'home', rules: 'youtube@1', layout: null, day: '2026-11-21' },
      isCut: false,
      nodes: [
        { depth: 0, tag: 'html' },
        { depth: 1, tag: 'a', attributes: { href: 'same:/watch?v=…' } },
        { depth: 2, text: 16 },
      ],
      ...change,
    },
  };
}
