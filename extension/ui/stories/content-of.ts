import type { StoryContent, StoryDraft } from '#shared/stories/story.ts';

/**
 * The JSON text of a story as it would leave now: what the person has chosen so far, with the text after redaction. Keys
 * stand in the order of the schema, which is the order they leave in.
 */
export function contentOf(
  draft: StoryDraft,
  leaving: { text: string; language: string; day: string },
): string {
  const content: Partial<StoryContent> = {
    ...(draft.category && { category: draft.category }),
    ...(draft.severity && { severity: draft.severity }),
    text: leaving.text.trim(),
    ...(draft.audience && { audience: draft.audience }),
    observations: draft.observations,
    removed: draft.removed,
    trail: draft.trail,
    language: leaving.language,
    day: leaving.day,
  };
  return JSON.stringify(content);
}
