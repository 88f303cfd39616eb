import { findBreakage } from '../extract/find-breakage.ts';
import { locate } from '../extract/locate.ts';
import { readStructure } from '../extract/read-structure.ts';
import type { StructureReading, ToPage } from '../messages/to-page.ts';
import { listen } from './background-link.ts';

/**
 * Waits for the background's question how a surface of this page is built, answers it, and is gone. A script of its own,
 * which comes to a page only when a person asks for it, so that no other page has to carry it.
 */
export function answerStructure(): void {
  const stopListening = listen((message) => {
    if (message.name !== 'structure') return undefined;
    stopListening();
    return structureOf(message);
  });
}

function structureOf({ surface, pack }: ToPage & { name: 'structure' }): StructureReading | undefined {
  const all = locate(document, location.href, pack);
  const located = all.find((one) => one.surface.id === surface);
  if (!located) return undefined;
  const { layout } = findBreakage(located, all, { parsed: located.spots.length, failed: 0 }, document);
  const { source, version } = pack;
  return { rules: `${source}@${version}`, layout, ...readStructure(document, located, pack) };
}
