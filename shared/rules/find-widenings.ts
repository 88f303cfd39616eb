import { isPathWithin, pathsOf } from './fits-path.ts';
import { covers } from './hosts.ts';
import type { ItemRule } from './item-rule.ts';
import { promptSurfaces } from './query-form.ts';
import type { Reader } from './reader.ts';
import { kindsOf, type RulePack } from './rule-pack.ts';
import type { SurfaceRule } from './surface-rule.ts';

/**
 * Finds what a rule pack would read beyond another one of its source. How something is found may change freely
 * (selectors, conditions, order, marks of the layout); what is read and where may only become less. So a new host, page,
 * surface, kind, field, label, reading of what was typed or of the page's address, or address of a foreign host is wider.
 * @returns one phrase for each, in no order that matters; none where the pack reads the same or less
 */
export function findWidenings(pack: RulePack, base: RulePack): string[] {
  const known = claimsOf(base);
  return [
    ...[...claimsOf(pack)].filter((claim) => !known.has(claim)),
    ...pack.surfaces
      .filter((surface) => !base.surfaces.some((other) => liesWithin(surface, other)))
      .map((surface) => `surface ${surface.id} on ${pathsOf(surface).join(', ')}`),
    ...addressHosts(pack)
      .filter((host) => !addressHosts(base).includes(host) && !isCovered(base, host))
      .map((host) => `addresses at ${host}`),
  ];
}

/** Everything that a pack claims to read, so far as it can be compared word by word. */
function claimsOf(pack: RulePack): Set<string> {
  const items = Object.values(pack.items);
  return new Set([
    `the name ${pack.name}`,
    `the group ${pack.group}`,
    ...(pack.people ? [] : ['what private people publish']),
    ...(pack.hostChoice ? [`hosts: ${pack.hostChoice}`] : ['all hosts at once']),
    ...pack.hosts.map((host) => `host ${host}`),
    ...kindsOf(pack).map((kind) => `kind ${kind}`),
    ...pack.surfaces.flatMap((surface) => surfaceClaims(surface, pack)),
    ...[...promptSurfaces(pack)].map((id) => `${id}: what a person typed, as a question`),
    ...items.flatMap(itemClaims),
  ]);
}

function surfaceClaims(surface: SurfaceRule, pack: RulePack): string[] {
  const { id, page, hostItem, query, items } = surface;
  const kinds = items.flatMap((name) => {
    const item = pack.items[name];
    return item && !item.countOnly ? [item.kind] : [];
  });
  return [
    ...kinds.map((kind) => `kind ${kind} on ${id}`),
    `page ${page} for ${id}`,
    ...(hostItem ? [`${id}: from the address ${JSON.stringify(hostItem.transforms)}`] : []),
    ...(query ? [`${id}: what a person typed, as a search term`] : []),
  ];
}

function itemClaims({ kind, fields, labels = [], citations = [], filled }: ItemRule): string[] {
  return [
    ...(filled ? [`${kind}: whether it is filled`] : []),
    ...Object.entries(fields).flatMap(([field, readers]) => fieldClaims(`${kind} ${field}`, readers ?? [])),
    ...labels.map((rule) => ('read' in rule ? `${kind}: words as labels` : `${kind}: label ${rule.label}`)),
    ...citations.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([field, readers]) => fieldClaims(`citation ${field}`, readers ?? [])),
    ),
  ];
}

/** The address of a page may hold what a person typed, so what is taken from it must stay the same to the letter. */
function fieldClaims(field: string, readers: readonly Reader[]): string[] {
  return readers.flatMap(({ address, transforms = [] }) =>
    address ? [field, `${field} from the address ${JSON.stringify(transforms)}`] : [field],
  );
}

/** Whether a surface is on no page that the other one is not on. */
function liesWithin(surface: SurfaceRule, other: SurfaceRule): boolean {
  const isOnItsPages = pathsOf(surface).every((path) =>
    pathsOf(other).some((one) => isPathWithin(path, one)),
  );
  const narrows = ({ name, oneOf }: { name: string; oneOf: readonly string[] }) =>
    surface.parameters?.some((own) => own.name === name && own.oneOf.every((value) => oneOf.includes(value)));
  return surface.id === other.id && isOnItsPages && (other.parameters ?? []).every(narrows);
}

function addressHosts(pack: RulePack): string[] {
  return Object.values(pack.items).flatMap(({ url }) => url?.split('/')[2] ?? []);
}

function isCovered(pack: RulePack, host: string): boolean {
  const address = URL.parse(`https://${host}/`);
  return address !== null && covers(pack, address);
}
