import { SentStructure } from '#shared/wire/structure.ts';
import { holds, type Withheld } from './holds.ts';
import type { Decide } from './permission.ts';

declare const agreed: unique symbol;

/** A sealed structure of a page, as it waits to be sent: its id and its JSON text, which never change again. */
export interface SealedStructure {
  readonly id: string;
  readonly json: string;
}

/** A structure that a person has looked at and agreed to send, this very one. Only `gateStructure` makes one. */
export type ConsentedStructure = SealedStructure & { readonly [agreed]: true };

/** The door out for structures: the text names the entry of the ledger by which it was agreed to, and that holds now. */
export function gateStructure(
  sealed: SealedStructure,
  decide: Decide,
): { structure: ConsentedStructure } | { withheld: Withheld } {
  const sent = readSent(sealed);
  if (!sent) return { withheld: 'unreadable' };
  const broken = holds(sent.consent, decide.structure(sent.id, sent.structure.source));
  return broken ? { withheld: broken } : { structure: sealed as ConsentedStructure };
}

function readSent({ id, json }: SealedStructure): SentStructure | undefined {
  try {
    const parsed = SentStructure.safeParse(JSON.parse(json));
    return parsed.success && parsed.data.id === id ? parsed.data : undefined;
  } catch {
    return undefined; // The caller is told: unreadable.
  }
}
