import { chainEvent } from '../chain.ts';
import type { ConsentChange, ConsentEvent } from '../event.ts';
import { foldConsent } from '../fold.ts';
import { type Circumstances, type Decide, decideBy } from '../permission.ts';

/** Test builder: hash of the consent document in force. */
export const aDocument = 'a'.repeat(64);

/** Test builder: a scope. */
export const aScope = { source: 'youtube', kind: 'recommendation', tier: 'aggregate' } as const;

/** Test builder: a person says that they are 18, agrees to one scope, and takes part in the study. */
export const takesPart: readonly [ConsentChange, ConsentChange, ConsentChange] = [
  { type: 'adult-confirmed' },
  { type: 'granted', scope: aScope, document: aDocument, locale: 'en' },
  { type: 'study-joined', study: 'daylight', document: aDocument, locale: 'en' },
];

/** Test builder: a real chain of entries, each with its moment in milliseconds since 1970. */
export async function aLedger(...changes: [at: number, change: ConsentChange][]): Promise<ConsentEvent[]> {
  const events: ConsentEvent[] = [];
  for (const [at, change] of changes)
    events.push(
      await chainEvent(events.at(-1), { id: `entry-${events.length}`, at, uiVersion: '1', change }),
    );
  return events;
}

/** Test builder: circumstances in which everything is permitted, except for what is changed. */
function someCircumstances(change: Partial<Circumstances> = {}): Circumstances {
  return {
    now: 1000,
    documents: new Set([aDocument]),
    study: 'daylight',
    limited: new Map(),
    isPermitted: () => true,
    mayTell: true,
    mayShowStructure: true,
    offered: undefined,
    mayLeave: true,
    ...change,
  };
}

/** Test builder: decisions by a ledger in such circumstances. */
export function decideFrom(events: readonly ConsentEvent[], change: Partial<Circumstances> = {}): Decide {
  return decideBy(foldConsent(events), someCircumstances(change));
}
