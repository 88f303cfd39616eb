import fc from 'fast-check';
import { newDayId } from '#shared/new-day-id.ts';
import type { Kind } from '#shared/observations/kind.ts';
import { anItem } from '../../consent/testing/some-items.ts';
import type { Database } from '../database.ts';
import { expireItems, forgetItems, forgetUnsent, trayLifetime } from '../forget.ts';
import { importItems } from '../import.ts';
import { approveDue, decideItems, keepItems } from '../items.ts';
import { reopenBatch, settleBatch } from '../outbox.ts';
import { keepAllUnsent, keepSent, sweepAgain, sweepUnsendable } from '../unsendable.ts';
import { aReceipt, sealApproved } from './a-database.ts';

const dayMs = 86_400_000;
const start = Date.UTC(2026, 10, 21);
const sources = ['youtube', 'google'];
const kinds: readonly Kind[] = ['recommendation', 'ad'];
const ids = Array.from({ length: 12 }, () => newDayId(start));

/** One thing that happens to a store: what, and which of the twelve items it concerns. */
export interface StoreStep {
  what: keyof typeof steps;
  n: number;
}

type Step = (database: Database, n: number) => Promise<unknown>;

const item = (n: number) => anItem(sources[n % 2] ?? '', kinds[(n >> 1) % 2] ?? 'ad', ids[n]);
const capturedAt = (n: number) => start + (n % 3) * dayMs + n;
const some = (n: number) => ids.filter((_, i) => i % 4 === n % 4);
const keep =
  (status: 'waiting' | 'kept'): Step =>
  (database, n) =>
    keepItems(database, [{ observation: item(n), status, dropped: [] }], capturedAt(n));

const steps = {
  keep: keep('waiting'),
  'keep as own': keep('kept'),
  'keep all': async (database: Database) => {
    for (let n = 0; n < ids.length; n++) await keep('waiting')(database, n);
  },
  approve: (database: Database, n: number) => decideItems(database, { ids: some(n) }, 'approved'),
  'approve what fits': (database: Database, n: number) =>
    decideItems(database, { filter: { statuses: ['waiting'], source: sources[n % 2] } }, 'approved'),
  'hold back': (database: Database, n: number) => decideItems(database, { ids: some(n) }, 'kept'),
  'approve what is due': (database: Database, n: number) => approveDue(database, capturedAt(n)),
  seal: (database: Database, n: number) => sealApproved(database, 1 + (n % 5)),
  settle: async (database: Database) => {
    const row = await database.outbox.toCollection().first();
    if (row) await settleBatch(database, row.study, aReceipt(row.batchId));
  },
  reopen: async (database: Database) => {
    const row = await database.outbox.toCollection().last();
    if (row) await reopenBatch(database, row.batchId);
  },
  forget: (database: Database, n: number) => forgetItems(database, { ids: some(n) }),
  'forget a day': (database: Database, n: number) =>
    forgetItems(database, {
      filter: {
        statuses: ['waiting', 'approved', 'sealed', 'sent', 'kept'],
        day: new Date(capturedAt(n)).toISOString().slice(0, 10),
      },
    }),
  'forget what was not sent': (database: Database, n: number) =>
    forgetUnsent(database, sources[n % 2] ?? '', kinds, n % 4 === 0),
  expire: (database: Database, n: number) => expireItems(database, capturedAt(n) + trayLifetime),
  sweep: async (database: Database, n: number) => {
    await sweepAgain(database);
    await sweepUnsendable(database, n, (row) => some(n).includes(row.id));
  },
  'keep all unsent': (database: Database) => keepAllUnsent(database),
  'keep what was sent': (database: Database, n: number) => keepSent(database, sources[n % 3]),
  import: (database: Database, n: number) =>
    importItems(database, [{ observation: item(n), capturedAt: capturedAt(n) - dayMs }]),
} satisfies Record<string, Step>;

const usual: (keyof typeof steps)[] = ['keep all', 'approve', 'approve what fits', 'seal', 'seal', 'settle'];
const names = [...usual, ...(Object.keys(steps) as (keyof typeof steps)[])];

/** Sequences of what can happen to a store. */
export const anyStoreSteps: fc.Arbitrary<StoreStep[]> = fc.array(
  fc.record({ what: fc.constantFrom(...names), n: fc.nat(ids.length - 1) }),
  { maxLength: 15, size: 'max' },
);

/** Does one step. */
export async function doStep(database: Database, { what, n }: StoreStep): Promise<void> {
  await steps[what](database, n);
}
