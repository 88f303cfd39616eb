import { gunzipSync } from 'node:zlib';
import { Batch } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { checkBatch } from '../ingest/check-batch.ts';
import { personalFields } from '../ingest/holds-personal.ts';
import { readBatch } from '../ingest/read-batch.ts';
import type { BatchApart } from './find-batch.ts';

/** Something that is wrong with a batch: in which field, and what. Never what stands in the field. */
export interface Problem {
  /** As `observations.3.item.title`; `batch` where it is about the whole. */
  field: string;
  problem: string;
}

/** What the present code says of a batch that lies apart. */
export type Recheck = { batch: Batch } | { why: QuarantineReason | string; problems: Problem[] };

/** Most problems that are named. */
const most = 50;

/**
 * Checks a batch anew by the code of today, as of the day on which it was received.
 * @param body as its sender signed it
 * @param documents hashes of the consent documents that exist
 */
export async function recheck(
  body: Uint8Array,
  { batchId, study, received }: Pick<BatchApart, 'batchId' | 'study' | 'received'>,
  documents: ReadonlySet<string>,
): Promise<Recheck> {
  const reading = readBatch(body);
  if ('unreadable' in reading)
    return { why: reading.unreadable, problems: reading.unreadable === 'batch_invalid' ? fields(body) : [] };
  const { batch } = reading;
  if (batch.batchId !== batchId) return whole('batch_invalid', 'is sent under another id');
  if (batch.study !== study) return whole('batch_invalid', 'is of another study');
  const verdict = checkBatch(batch, documents, received);
  if (verdict)
    return 'refused' in verdict
      ? whole(verdict.refused, 'does not agree with what was agreed to, or with the days that are taken')
      : whole(
          verdict.quarantined,
          verdict.quarantined === 'consent_unknown'
            ? 'names a consent document that is not known'
            : 'holds something twice',
        );
  const problems: Problem[] = [];
  for await (const { field, problem } of personalFields(batch)) {
    if (problems.length < most) problems.push({ field, problem: `looks like: ${problem}` });
  }
  return problems.length > 0 ? { why: 'personal_data', problems } : { batch };
}

function whole(why: string, problem: string): Recheck {
  return { why, problems: [{ field: 'batch', problem }] };
}

/** Which fields a schema refuses, and by which rule. What the schema says in words may quote a name that was sent. */
function fields(body: Uint8Array): Problem[] {
  const text = gunzipSync(body, { maxOutputLength: limits.inflatedBytes }).toString('utf8');
  const issues = Batch.safeParse(JSON.parse(text)).error?.issues ?? [];
  return issues
    .slice(0, most)
    .map(({ path, code }) => ({ field: path.join('.') || 'batch', problem: code.replaceAll('_', ' ') }));
}
