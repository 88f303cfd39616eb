import type { Beliefs } from './beliefs.ts';
import type { Device } from './device.ts';
import type { Stored } from './read-stored.ts';
import type { Witness } from './witness.ts';

/** Compares, when everything is delivered, what was done with what is stored, title by title. @returns one line for each promise that is broken */
export async function judge(
  beliefs: Beliefs,
  device: Device,
  witness: Witness,
  stored: Stored,
): Promise<string[]> {
  const { database } = device;
  const items = await database.observations.toArray();
  const statuses = new Map(items.map(({ observation, status }) => [String(observation.item.title), status]));
  const told: string[] = [];
  for (const [title, n] of stored.titles) {
    if (n > 1) told.push(`doubled: ${title} is stored ${n} times`);
    if (!beliefs.all.has(title)) told.push(`strange: ${title} is stored and was never seen`);
  }
  for (const [title, belief] of beliefs.all) {
    const isStored = stored.titles.has(title);
    const status = statuses.get(title) ?? 'gone';
    if (belief === 'must' && !isStored)
      told.push(`lost: ${title} is not stored; on the device it is ${status}`);
    if (belief === 'must-not' && stored.words.has(title))
      told.push(`unwanted: ${title} is stored; on the device it is ${status}`);
    if (status === 'sent' && !isStored) told.push(`untrue: ${title} is said to be sent, and is not stored`);
    if (isStored && !witness.acknowledged.has(title) && status === 'sent')
      told.push(`untrue: ${title} is said to be sent without an answer of the server`);
  }
  for (const { batchId, study: _, ...receipt } of await database.receipts.toArray()) {
    const key = await database.keys.get(receipt.contributor);
    if (!key || key.retired) continue; // Everything of this key was deleted.
    if (stored.receipts.get(batchId)?.signature !== receipt.signature)
      told.push(`receipt: the server has no such receipt for batch ${batchId}`);
  }
  for (const row of await database.outbox.toArray())
    told.push(
      `stuck: batch ${row.batchId} is still in the outbox (${row.refused ?? `due ${row.nextAttemptAt}`})`,
    );
  for (const row of await database.deletions.toArray())
    if (!row.receipt && !row.refused) told.push(`stuck: deletion ${row.id} was never confirmed`);
  for (const oddity of stored.oddities) told.push(`odd: ${oddity}`);
  for (const fault of witness.faults) told.push(`fault: ${fault}`);
  return told;
}
