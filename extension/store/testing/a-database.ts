import 'fake-indexeddb/auto';
import type { Scope } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import { composeBatch } from '../../consent/compose-batch.ts';
import type { Decide, Decision } from '../../consent/permission.ts';
import { Database } from '../database.ts';
import { finishedExposures } from '../exposures.ts';
import { approvedItems, sealBatch } from '../outbox.ts';
import { observationStatuses, type TallyRow } from '../rows.ts';

/** Test builder: an empty database under a name of its own. */
export function aDatabase(): Database {
  return new Database(`store-${crypto.randomUUID()}`);
}

const yes: Decision = { allowed: true, grant: { document: 'a'.repeat(64), at: 0, entry: 'e'.repeat(64) } };

/** Test builder: decisions that allow scopes; all of them by default, without letting single items be read. */
function allow(isAllowed = (scope: Scope) => scope.tier === 'aggregate'): Decide {
  const decide = (scope: Scope): Decision =>
    isAllowed(scope) ? yes : { allowed: false, why: 'not-granted' };
  const limited = { terms: () => undefined, limited: () => yes, share: () => yes };
  return {
    capture: decide,
    send: decide,
    study: () => yes,
    ...limited,
    story: () => yes,
    structure: () => yes,
    offers: () => true,
  };
}

/** Test builder: puts a batch of what is approved together, as the uploader does; undefined where nothing is. */
export async function composeFrom(
  database: Database,
  { limit = 100, decide = allow() } = {},
): Promise<Batch | undefined> {
  const items = await approvedItems(database, limit, () => true);
  const exposures = await finishedExposures(database, '2026-11-21', () => true);
  return composeBatch(newDayId(Date.now()), 'daylight', items, exposures, decide);
}

/** Test builder: seals what is approved. Answers the batch's id; '' where there was nothing. */
export async function sealApproved(database: Database, limit = 100): Promise<string> {
  const batch = await composeFrom(database, { limit });
  if (batch) await sealBatch(database, batch, 10);
  return batch?.batchId ?? '';
}

/** Test builder: a receipt that nobody signed. */
export function aReceipt(batchId: string): Receipt {
  const signed = { digest: 'd'.repeat(64), day: '2026-11-21', signature: 's'.repeat(86) };
  return { batchId, contributor: 'c'.repeat(26), observations: 1, exposures: 0, ...signed };
}

/** The tallies as they are kept, and as they come out when everything is counted anew. */
export async function tallyTwice(database: Database): Promise<{ kept: TallyRow[]; counted: TallyRow[] }> {
  const counted = new Map<string, TallyRow>();
  for (const { status, source, kind, capturedAt } of await database.observations.toArray()) {
    const day = new Date(capturedAt).toISOString().slice(0, 10);
    const row = counted.get([status, day, source, kind].join()) ?? { status, day, source, kind, n: 0 };
    counted.set([status, day, source, kind].join(), { ...row, n: row.n + 1 });
  }
  const sort = (rows: TallyRow[]) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { kept: sort(await database.tallies.toArray()), counted: sort([...counted.values()]) };
}

/** What is wrong between observations and outbox: everything sealed is in exactly one batch, and the other way round. */
export async function findLoose(database: Database): Promise<string[]> {
  const rows = await database.observations.toArray();
  const batches = await database.outbox.toArray();
  const inBatches = batches.flatMap(({ batchId, json }) =>
    (JSON.parse(json) as Batch).observations.map(({ id }) => `${id} in ${batchId}`),
  );
  const sealed = rows.filter((row) => row.status === 'sealed').map((row) => `${row.id} in ${row.batchId}`);
  const unknown = rows.filter((row) => !observationStatuses.includes(row.status)).map((row) => row.id);
  const lone = [
    ...inBatches.filter((x) => !sealed.includes(x)),
    ...sealed.filter((x) => !inBatches.includes(x)),
  ];
  return [...lone, ...unknown, ...inBatches.filter((x, i) => inBatches.indexOf(x) !== i)];
}
