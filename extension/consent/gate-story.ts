import { SentStory } from '#shared/wire/story.ts';
import { holds, type Withheld } from './holds.ts';
import type { Decide } from './permission.ts';

declare const agreed: unique symbol;

/** A sealed story, as it waits to be sent: its id, its revision, and its JSON text, which never change again. */
export interface SealedStory {
  readonly id: string;
  readonly revision: number;
  readonly json: string;
}

/** A story that its author has agreed to send, this very revision. Only `gateStory` makes one. */
export type ConsentedStory = SealedStory & { readonly [agreed]: true };

/**
 * The door out for stories: the text names the entry of the ledger by which it was agreed to, and that holds now; and nothing
 * in it was seen on a site that whoever manages the browser has switched off.
 */
export function gateStory(
  sealed: SealedStory,
  decide: Decide,
): { story: ConsentedStory } | { withheld: Withheld } {
  const story = readStory(sealed);
  if (!story) return { withheld: 'unreadable' };
  const broken = holds(story.consent, decide.story(story.id, story.revision, story.story.audience));
  if (broken) return { withheld: broken };
  const { observations, trail } = story.story;
  const isOffered = [...observations, ...trail].every(({ source }) => decide.offers(source));
  return isOffered ? { story: sealed as ConsentedStory } : { withheld: 'managed' };
}

function readStory({ id, revision, json }: SealedStory): SentStory | undefined {
  try {
    const parsed = SentStory.safeParse(JSON.parse(json));
    return parsed.success && parsed.data.id === id && parsed.data.revision === revision
      ? parsed.data
      : undefined;
  } catch {
    return undefined; // The caller is told: unreadable.
  }
}
