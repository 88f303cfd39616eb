import { addDays } from '#shared/day.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { findUnconsented } from '#shared/wire/find-unconsented.ts';
import { limits } from '#shared/wire/limits.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { checkRange } from './check-range.ts';
import { type Refusal, refuse } from './outcome.ts';

/** Why a batch is not taken: refused, so that its sender mends it, or kept apart. */
export type BatchVerdict = Refusal | { quarantined: QuarantineReason; detail: string };

/**
 * Checks what a schema cannot say: days within the limits, ids that do not repeat, and a consent for every record and for
 * whatever was typed to get it.
 * @param documents hashes of the consent documents that exist
 * @param today YYYY-MM-DD in UTC
 * @returns undefined when all is well
 */
export function checkBatch(
  batch: Batch,
  documents: ReadonlySet<string>,
  today: string,
): BatchVerdict | undefined {
  return checkConsents(batch, documents) ?? checkContents(batch, today);
}

/** Checks the days and the ids of what a batch holds. */
export function checkContents(batch: Batch, today: string): BatchVerdict | undefined {
  return checkDays(batch, today) ?? checkIds(batch);
}

function checkConsents(batch: Batch, documents: ReadonlySet<string>): BatchVerdict | undefined {
  // Not only a forger names a document that is not known here: also a device that is newer than this server.
  const unknown = [batch.joined, ...batch.consents].map((c) => c.document).find((d) => !documents.has(d));
  if (unknown !== undefined)
    return { quarantined: 'consent_unknown', detail: `No consent document has the hash ${unknown}.` };
  const bare = findUnconsented(batch);
  return bare === undefined
    ? undefined
    : refuse('consent_missing', `Nothing in the batch says that ${bare} was agreed to.`);
}

function checkDays(batch: Batch, today: string): Refusal | undefined {
  const days = [...batch.observations.map((o) => o.seen.day), ...batch.exposures.map((e) => e.day)];
  return checkRange(days, addDays(today, -limits.oldestDays), today);
}

function checkIds(batch: Batch): BatchVerdict | undefined {
  const ids = new Set(batch.observations.map((o) => o.id));
  if (ids.size < batch.observations.length)
    return { quarantined: 'batch_invalid', detail: 'Two observations have the same id.' };
  const counts = new Set(batch.exposures.map((e) => [e.day, e.source, e.surface, e.rules].join(' ')));
  return counts.size < batch.exposures.length
    ? {
        quarantined: 'batch_invalid',
        detail: 'Two exposure counts speak of the same day, surface and rules.',
      }
    : undefined;
}
