import { addDays } from '#shared/day.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { findUnconsented } from '#shared/wire/find-unconsented.ts';
import { limits } from '#shared/wire/limits.ts';
import { checkRange } from './check-range.ts';
import { type Refusal, refuse } from './outcome.ts';

/**
 * Checks what a schema cannot say: days within the limits, ids that do not repeat, and a consent for every record and for
 * whatever was typed to get it.
 * @param documents hashes of the consent documents that exist
 * @param today YYYY-MM-DD in UTC
 * @returns undefined when all is well
 */
export function checkBatch(batch: Batch, documents: ReadonlySet<string>, today: string): Refusal | undefined {
  return checkConsents(batch, documents) ?? checkDays(batch, today) ?? checkIds(batch);
}

/** `source/kind` of the scopes that were granted as exhibit. */
export function exhibitsOf(batch: Batch): string[] {
  return batch.consents
    .filter(({ scope }) => scope.tier === 'exhibit')
    .map(({ scope }) => `${scope.source}/${scope.kind}`);
}

function checkConsents(batch: Batch, documents: ReadonlySet<string>): Refusal | undefined {
  const unknown = [batch.joined, ...batch.consents].map((c) => c.document).find((d) => !documents.has(d));
  if (unknown !== undefined) return refuse('consent_unknown', `No consent document has the hash ${unknown}.`);
  const bare = findUnconsented(batch);
  return bare === undefined
    ? undefined
    : refuse('consent_missing', `Nothing in the batch says that ${bare} was agreed to.`);
}

function checkDays(batch: Batch, today: string): Refusal | undefined {
  const days = [...batch.observations.map((o) => o.seen.day), ...batch.exposures.map((e) => e.day)];
  return checkRange(days, addDays(today, -limits.oldestDays), today);
}

function checkIds(batch: Batch): Refusal | undefined {
  const ids = new Set(batch.observations.map((o) => o.id));
  if (ids.size < batch.observations.length)
    return refuse('batch_invalid', 'Two observations have the same id.');
  const counts = new Set(batch.exposures.map((e) => [e.day, e.source, e.surface, e.rules].join(' ')));
  return counts.size < batch.exposures.length
    ? refuse('batch_invalid', 'Two exposure counts speak of the same day, surface and rules.')
    : undefined;
}
