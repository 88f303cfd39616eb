import { scopeKey } from '#shared/consent/scope.ts';
import { Batch } from '#shared/wire/batch.ts';
import { scopeOf } from './compose-batch.ts';
import type { Decide, Denial } from './permission.ts';

declare const agreed: unique symbol;

/** A sealed batch, as it waits in the outbox: its id and its JSON text, which never change again. */
export interface SealedBatch {
  readonly batchId: string;
  readonly json: string;
}

/** A batch that everything in it was agreed to, this moment. Only `gate` makes one; `upload` takes nothing else. */
export type ConsentedBatch = SealedBatch & { readonly [agreed]: true };

/** What the gate says: go, or why not. */
export type GateAnswer = { batch: ConsentedBatch } | { withheld: Denial | 'unreadable' };

/**
 * The one door out. Reads the very text that would be sent, and asks for every observation and every exposure count in
 * it whether it is agreed to now, under the document that the batch says.
 */
export function gate(sealed: SealedBatch, decide: Decide): GateAnswer {
  const batch = readBatch(sealed);
  if (!batch) return { withheld: 'unreadable' };
  const documents = new Map(batch.consents.map((c) => [scopeKey(c.scope), c.document]));
  for (const observation of batch.observations) {
    const scope = scopeOf(observation);
    const decision = decide(scope);
    if (!decision.allowed) return { withheld: decision.why };
    if (documents.get(scopeKey(scope)) !== decision.document) return { withheld: 'document-changed' };
  }
  for (const exposure of batch.exposures) {
    const held = batch.consents.some((c) => c.scope.source === exposure.source && decide(c.scope).allowed);
    if (!held) return { withheld: 'not-granted' };
  }
  return { batch: sealed as ConsentedBatch };
}

function readBatch(sealed: SealedBatch): Batch | undefined {
  try {
    const parsed = Batch.safeParse(JSON.parse(sealed.json));
    return parsed.success && parsed.data.batchId === sealed.batchId ? parsed.data : undefined;
  } catch {
    return undefined; // The caller is told: unreadable.
  }
}
