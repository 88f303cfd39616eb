import type { Kind } from '../observations/kind.ts';
import type { Catalogue, CatalogueKind, CatalogueSource, CatalogueSurface } from '../rules/catalogue.ts';
import { alwaysThere } from '../rules/wire-path.ts';
import { nearest } from './nearest.ts';
import type { StudyRequest } from './study-request.ts';

/** One kind on one surface, as a study gets it. */
export interface RequestedCell {
  source: string;
  surface: string;
  kind: Kind;
  /** Wire paths, beside those that every observation has; none of what is only counted. */
  fields: string[];
  counted: CatalogueKind['counted'];
  verified: boolean;
}

/** What a study gets, or what is wrong with what it asks for: a sentence for each mistake. */
export type ResolvedRequest = { cells: RequestedCell[] } | { problems: string[] };

type Entry = StudyRequest[number];

/**
 * Looks up what a study asks for. An entry means every kind on every surface that it names; of what it names there must
 * be something. Two entries for one kind on one surface are put together.
 */
export function resolveRequest(request: StudyRequest, catalogue: Catalogue): ResolvedRequest {
  const problems: string[] = [];
  const cells = new Map<string, RequestedCell>();
  for (const entry of request) {
    const found = resolveEntry(entry, catalogue);
    if ('problems' in found) problems.push(...found.problems);
    else
      for (const cell of found.cells) {
        const key = [cell.source, cell.surface, cell.kind].join('/');
        const fields = new Set([...(cells.get(key)?.fields ?? []), ...cell.fields]);
        cells.set(key, { ...cell, fields: [...fields].sort() });
      }
  }
  return problems.length > 0 ? { problems } : { cells: [...cells.values()] };
}

function resolveEntry(entry: Entry, catalogue: Catalogue): ResolvedRequest {
  const names = catalogue.map(({ source }) => source);
  const source = catalogue.find((one) => one.source === entry.source);
  if (!source) return { problems: [noSuch(`There is no source "${entry.source}"`, entry.source, names)] };
  const there = source.surfaces.map(({ id }) => id);
  const missing = (entry.surfaces ?? []).filter((id) => !there.includes(id));
  if (missing.length > 0)
    return { problems: missing.map((id) => noSuch(`${source.source} has no surface "${id}"`, id, there)) };
  const surfaces = source.surfaces.filter(({ id }) => entry.surfaces?.includes(id) ?? true);
  return resolveKinds(entry, source, surfaces);
}

function resolveKinds(
  { kinds, surfaces: named, fields }: Entry,
  { source }: CatalogueSource,
  surfaces: readonly CatalogueSurface[],
): ResolvedRequest {
  const place = named ? `${source} (${named.join(', ')})` : source;
  const there = [...new Set(surfaces.flatMap((surface) => surface.kinds.map(({ kind }) => kind as string)))];
  const missing = (kinds ?? []).filter((kind) => !there.includes(kind));
  if (missing.length > 0)
    return {
      problems: missing.map((kind) => noSuch(`${place} has nothing of the kind "${kind}"`, kind, there)),
    };
  const cells = surfaces.flatMap(({ id, verified, kinds: ofSurface }) =>
    ofSurface
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .map((one): RequestedCell => {
        return { source, surface: id, kind: one.kind, fields: one.fields, counted: one.counted, verified };
      }),
  );
  const what = kinds ? `${kinds.join(' or ')} of ${place}` : place;
  return fields ? onlyFields(fields, cells, what) : { cells };
}

/** Cells with what they have of some fields; a field that none of them has is a mistake, a cell with none is left out. */
function onlyFields(
  fields: readonly string[],
  cells: readonly RequestedCell[],
  place: string,
): ResolvedRequest {
  const there = [...new Set(cells.flatMap((cell) => cell.fields))].sort();
  const fits = (path: string, field: string) => path === field || path.startsWith(`${field}.`);
  const missing = fields.filter((field) => ![...there, ...alwaysThere].some((path) => fits(path, field)));
  if (missing.length > 0)
    return { problems: missing.map((field) => noSuch(`${place} has no field "${field}"`, field, there)) };
  const kept = cells.map((cell) => ({
    ...cell,
    fields: cell.fields.filter((path) => fields.some((field) => fits(path, field))),
  }));
  const isOnlyCommon = fields.every((field) => alwaysThere.some((path) => fits(path, field)));
  return { cells: isOnlyCommon ? kept : kept.filter((cell) => cell.fields.length > 0) };
}

function noSuch(what: string, typed: string, names: readonly string[]): string {
  const near = nearest(typed, names);
  const guess = near ? `: did you mean ${near}?` : '.';
  return `${what}${guess} There is: ${names.join(', ') || 'nothing'}.`;
}
