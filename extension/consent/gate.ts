import type { Scope } from '#shared/consent/scope.ts';
import { Batch } from '#shared/wire/batch.ts';
import { findUnconsented } from '#shared/wire/find-unconsented.ts';
import { findUnshareable } from './find-unshareable.ts';
import { holds, type Withheld } from './holds.ts';
import type { Decide } from './permission.ts';

declare const agreed: unique symbol;

/** A sealed batch, as it waits in the outbox: its id and its JSON text, which never change again. */
export interface SealedBatch {
  readonly batchId: string;
  readonly json: string;
  /**
   * When each item of a batch for a study with an end was seen, in the order of the batch; milliseconds since 1970. It stays
   * here: such a batch names no consent but the one to take part, by which nobody could see that another began later.
   */
  readonly seenAt?: readonly number[];
}

/** A batch that everything in it was agreed to, this moment. Only `gate` makes one; `upload` takes nothing else. */
export type ConsentedBatch = SealedBatch & { readonly [agreed]: true };

/** What the gate says: go, or why not. */
export type GateAnswer = { batch: ConsentedBatch } | { withheld: Withheld };

/**
 * The one door out. Reads the very text that would be sent, and asks for every observation, for what was typed to get it
 * and for every exposure count in it whether it is agreed to now, by the very entry of the ledger that the batch names. What
 * goes to a study with an end is also within what that study asks for: `findUnshareable`.
 */
export function gate(sealed: SealedBatch, decide: Decide): GateAnswer {
  const batch = readBatch(sealed);
  if (!batch) return { withheld: 'unreadable' };
  if (decide.terms(batch.study)) {
    const withheld = findUnshareable(batch, sealed.seenAt ?? [], decide);
    return withheld ? { withheld } : { batch: sealed as ConsentedBatch };
  }
  const joined = holds(batch.joined, decide.study(batch.study));
  if (joined) return { withheld: joined };
  for (const consent of batch.consents) {
    const broken = holds(consent, decide.send(consent.scope));
    if (broken) return { withheld: mayGoWithout(consent.scope) ? 'other-consent' : broken };
  }
  if (findUnconsented(batch) !== undefined) return { withheld: 'not-granted' };
  return { batch: sealed as ConsentedBatch };
}

/**
 * Without the consent that single items may be read, or that what was typed may leave with them, the items may still
 * go: in a batch that does not claim it.
 */
function mayGoWithout({ kind, tier }: Scope): boolean {
  return tier === 'exhibit' || kind === 'query';
}

function readBatch(sealed: SealedBatch): Batch | undefined {
  try {
    const parsed = Batch.safeParse(JSON.parse(sealed.json));
    return parsed.success && parsed.data.batchId === sealed.batchId ? parsed.data : undefined;
  } catch {
    return undefined; // The caller is told: unreadable.
  }
}
