import { SourceGroup } from '#shared/rules/source-group.ts';
import type { TextKey } from './text.ts';

const names: Readonly<Record<SourceGroup, TextKey>> = {
  video: 'groupVideo',
  search: 'groupSearch',
  assistants: 'groupAssistants',
  social: 'groupSocial',
  shops: 'groupShops',
  news: 'groupNews',
  streaming: 'groupStreaming',
};

/** A group of things, and what it is called. */
export interface Grouped<T> {
  name: TextKey;
  members: T[];
}

/** Things by the group of platforms that they belong to, in the order in which people look for them; the rest last. */
export function byGroup<T>(things: readonly T[], groupOf: (thing: T) => string | undefined): Grouped<T>[] {
  const known: Grouped<T>[] = SourceGroup.options.map((group) => ({
    name: names[group],
    members: things.filter((thing) => groupOf(thing) === group),
  }));
  const rest = things.filter((thing) => !SourceGroup.safeParse(groupOf(thing)).success);
  return [...known, { name: 'groupOther' as const, members: rest }].filter(
    ({ members }) => members.length > 0,
  );
}
