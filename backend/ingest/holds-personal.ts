import { setImmediate } from 'node:timers/promises';
import type { Observation } from '#shared/observations/observation.ts';
import { findPersonal } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import type { StoryContent } from '#shared/stories/story.ts';

/**
 * Whether something in a story looks like personal data: in what the person wrote, or in the words of the items pinned
 * as evidence. The detectors are the ones that the device has run already; phone numbers are looked for as they are
 * written where the story's language is spoken. Ids and addresses are not words, and built from allow-listed parts.
 * Between two texts others get their turn: a story may hold a lot of them.
 */
export async function holdsPersonal(story: StoryContent): Promise<boolean> {
  const regions = regionsOf(story.language);
  for (const words of [story.text, ...story.observations.flatMap(wordsOf)]) {
    if (findPersonal(words, regions, words.length).length > 0) return true;
    await setImmediate();
  }
  return false;
}

/** Every text of an observation that a person may have written. */
function wordsOf(observation: Observation): string[] {
  const { item, position, labels } = observation;
  const words = [item.title, item.publisher.name, position.section, ...labels];
  if (observation.kind === 'ad') words.push(observation.ad.advertiser, observation.ad.disclosure);
  if (observation.kind === 'answer') {
    const { provider, model, mode, text, citations } = observation.answer;
    words.push(provider, model, mode, text, ...citations.map((citation) => citation.title));
  }
  return words.filter((text) => text !== null);
}
