import { setImmediate } from 'node:timers/promises';
import type { Observation } from '#shared/observations/observation.ts';
import { mayHoldPersonal } from '#shared/redact/may-hold-personal.ts';
import { findPersonal } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import type { Batch } from '#shared/wire/batch.ts';

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

/**
 * Whether something in a batch looks like personal data: the detectors that the device has run already, but only for
 * what is written the same in every country, since nobody said here where the person lives. A hit means that a device
 * did not do its work, or that somebody writes batches by hand.
 */
export async function batchHoldsPersonal({ observations }: Pick<Batch, 'observations'>): Promise<boolean> {
  for (const observation of observations)
    for (const words of wordsOf(observation)) {
      if (!mayHoldPersonal(words)) continue;
      if (findPersonal(words, [], words.length).length > 0) return true;
      await setImmediate();
    }
  return false;
}

/** Every text of an observation that a person may have written. */
function wordsOf(observation: Observation): string[] {
  const { item, position, labels, context } = observation;
  const words = [item.title, item.publisher.name, position.section, context.query ?? null, ...labels];
  if (observation.kind === 'ad') words.push(observation.ad.advertiser, observation.ad.disclosure);
  if (observation.kind === 'answer') {
    const { provider, model, mode, text, citations } = observation.answer;
    words.push(provider, model, mode, text, ...citations.map((citation) => citation.title));
  }
  return words.filter((text) => text !== null);
}
