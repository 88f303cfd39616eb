import { z } from 'zod';
import type { RulePack } from './rule-pack.ts';

/**
 * What a person types: a search `term`, which a page was opened with, or a `prompt`, a question to an assistant. The
 * rules tell them apart by where they are read: on a surface, or beside an item.
 */
export const QueryForm = z.enum(['term', 'prompt']);
export type QueryForm = z.infer<typeof QueryForm>;

/** Forms of what was typed that a pack knows where to read. */
export function queryFormsOf(pack: RulePack): QueryForm[] {
  const isThere = { term: pack.surfaces.some(({ query }) => query), prompt: promptSurfaces(pack).size > 0 };
  return QueryForm.options.filter((form) => isThere[form]);
}

/**
 * Ids of the surfaces on which what was typed is a prompt. Where a surface reads a term, whatever its items read counts
 * as a term as well: for that the rules of discarding are stricter.
 */
export function promptSurfaces(pack: RulePack): ReadonlySet<string> {
  const reads = (name: string) => pack.items[name]?.query !== undefined;
  return new Set(
    pack.surfaces.filter(({ query, items }) => !query && items.some(reads)).map((surface) => surface.id),
  );
}
