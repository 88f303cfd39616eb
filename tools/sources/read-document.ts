import type { RulePack } from '#shared/rules/rule-pack.ts';
import { extract } from '../../extension/extract/extract.ts';
import type { Expected } from './read-source.ts';

/** Reads a page of a source by rules, in the form in which `<name>.expected.json` says what must come out. */
export function readDocument(document: Document, address: string, pack: RulePack): Omit<Expected, 'url'> {
  const readings = extract(document, address, pack, { mayReadQuery: true });
  const counts = readings.map((r) => ({
    surface: r.surface.id,
    containers: r.containers.length > 0 ? 1 : 0,
    items: r.items.length + r.failed.length + r.counted.length,
    parsed: r.items.length,
    failed: r.failed.length,
    ...(r.counted.length > 0 ? { withheld: r.counted.length } : {}),
    hidden: r.hidden.length,
    ...(r.signs.length > 0 ? { signs: r.signs } : {}),
  }));
  return { counts, observations: readings.flatMap((r) => r.items.map((item) => item.draft)) };
}
