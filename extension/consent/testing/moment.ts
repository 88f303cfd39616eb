import type { Scope } from '#shared/consent/scope.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { SentStory } from '#shared/wire/story.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import type { SealedBatch } from '../gate.ts';
import type { Withheld } from '../holds.ts';
import type { Denial } from '../permission.ts';
import type { Seen, World } from './world.ts';

/** A sealed batch, and what is in it. */
export interface Sealed extends SealedBatch {
  items: readonly Seen[];
}

/** Something that happened on a device, in the world as it was at that moment. */
export type Moment = { world: World } & (
  | { what: 'seen'; seen: Seen; scope: Scope; isPrivate: boolean; on: string }
  | { what: 'not-seen'; why: Denial | 'not-chosen-here'; scope: Scope; isPrivate: boolean; on: string }
  | { what: 'composed'; batch: Batch | undefined; items: readonly Seen[]; left: readonly Seen[] }
  | { what: 'sent'; batch: Batch; items: readonly Seen[]; json: string }
  | { what: 'held'; why: Withheld; batch: Batch; items: readonly Seen[] }
  | { what: 'story-sent'; story: SentStory }
  | { what: 'story-held'; why: Withheld; story: SentStory }
  | { what: 'structure-sent'; structure: SentStructure }
  | { what: 'structure-held'; why: Withheld; structure: SentStructure }
  | { what: 'document'; material: boolean; before: boolean[]; after: boolean[] }
);

/** A moment of one kind. */
export type MomentOf<W extends Moment['what']> = Extract<Moment, { what: W }>;

/** The moments of some kinds. */
export function momentsOf<W extends Moment['what']>(
  moments: readonly Moment[],
  ...kinds: W[]
): MomentOf<W>[] {
  const wanted: ReadonlySet<string> = new Set(kinds);
  return moments.filter((moment): moment is MomentOf<W> => wanted.has(moment.what));
}
