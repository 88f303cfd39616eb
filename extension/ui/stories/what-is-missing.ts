import type { StoryDraft } from '#shared/stories/story.ts';
import { storyLimits } from '#shared/stories/story.ts';

/** What still has to be done before a story can be sent, in the order of the form. */
export type Missing = 'category' | 'severity' | 'text' | 'shorter' | 'audience' | 'consent' | 'adult';

/**
 * What a story lacks to be sent.
 *
 * @param around.consent whether the consent text is on the screen
 * @param around.adult whether the person is known, or has said, to be 18 or older
 */
export function whatIsMissing(draft: StoryDraft, around: { consent: boolean; adult: boolean }): Missing[] {
  const text = (draft.text ?? '').trim();
  const lacks: Record<Missing, boolean> = {
    category: draft.category === undefined,
    severity: draft.severity === undefined,
    text: text === '',
    shorter: text.length > storyLimits.textLength,
    audience: draft.audience === undefined,
    consent: !around.consent,
    adult: !around.adult,
  };
  return (Object.keys(lacks) as Missing[]).filter((key) => lacks[key]);
}
