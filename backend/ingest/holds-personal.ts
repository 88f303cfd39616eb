import { setImmediate } from 'node:timers/promises';
import type { Observation } from '#shared/observations/observation.ts';
import { mayHoldPersonal } from '#shared/redact/may-hold-personal.ts';
import { findPersonal } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import type { PersonalKind } from '#shared/redact/span.ts';
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
export async function batchHoldsPersonal(batch: Pick<Batch, 'observations'>): Promise<boolean> {
  for await (const _ of personalFields(batch)) return true;
  return false;
}

/** Where in a batch something looks like personal data, and like which kind: never the words themselves. */
export async function* personalFields({
  observations,
}: Pick<Batch, 'observations'>): AsyncGenerator<{ field: string; problem: PersonalKind }> {
  for (const [place, observation] of observations.entries())
    for (const [name, words] of fieldsOf(observation)) {
      if (!mayHoldPersonal(words)) continue;
      const [hit] = findPersonal(words, [], words.length);
      if (hit) yield { field: `observations.${place}.${name}`, problem: hit.kind };
      await setImmediate();
    }
}

function wordsOf(observation: Observation): string[] {
  return fieldsOf(observation).map(([, words]) => words);
}

/** Every text of an observation that a person may have written, by the name of its field. */
function fieldsOf(observation: Observation): [field: string, words: string][] {
  const { item, position, labels, context } = observation;
  const fields: [string, string | null | undefined][] = [
    ['item.title', item.title],
    ['item.publisher.name', item.publisher.name],
    ['position.section', position.section],
    ['context.query', context.query],
    ...labels.map((label, i): [string, string] => [`labels.${i}`, label]),
  ];
  if (observation.kind === 'ad')
    fields.push(['ad.advertiser', observation.ad.advertiser], ['ad.disclosure', observation.ad.disclosure]);
  if (observation.kind === 'answer') {
    const { provider, model, mode, text, citations } = observation.answer;
    fields.push(
      ['answer.provider', provider],
      ['answer.model', model],
      ['answer.mode', mode],
      ['answer.text', text],
    );
    for (const [i, citation] of citations.entries())
      fields.push([`answer.citations.${i}.title`, citation.title]);
  }
  return fields.filter((field): field is [string, string] => typeof field[1] === 'string');
}
