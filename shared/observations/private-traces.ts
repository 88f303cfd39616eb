import type { Ad } from './ad.ts';
import type { Answer } from './answer.ts';
import peopleSources from './people-sources.json' with { type: 'json' };
import type { Recommendation } from './recommendation.ts';
import type { Result } from './result.ts';

/** Sources on which private people publish, too: those whose rule pack says `people`. Made by `npm run generate`. */
const sources: ReadonlySet<string> = new Set(peopleSources);

/**
 * Finds what of an observation could be a private person's. Where private people publish, a post counts as public only
 * when its publisher does, and that by the platform's own word: verified, or a page. What stands in a community is
 * written by its members, so of it nothing but the community may be said.
 * @returns [path, reason] of each trace; none where nothing private can be in it
 */
export function privateTraces({
  source,
  kind,
  item,
  position,
}: Recommendation | Result | Ad | Answer): Trace[] {
  if (kind === 'ad' || kind === 'answer') return [];
  const { id, name, status } = item.publisher;
  if (status === 'community') {
    const said = Object.entries(item).filter(
      ([key, value]) => key !== 'publisher' && (value ?? null) !== null,
    );
    const isNameless = id === null && name === null;
    return [
      ...(isNameless ? [trace('a community without a name', 'item', 'publisher')] : []),
      ...said.map(([key]) => trace('written by a member of a community', 'item', key)),
    ];
  }
  if (!sources.has(source)) return [];
  if (!status) return [trace('its publisher may be a private person', 'item', 'publisher', 'status')];
  return [
    ...(id === null ? [trace('a public publisher has a public id', 'item', 'publisher', 'id')] : []),
    ...(position.section === null ? [] : [trace('a heading may name somebody', 'position', 'section')]),
  ];
}

type Trace = [path: string[], reason: string];

function trace(reason: string, ...path: string[]): Trace {
  return [path, reason];
}
