import type { Observation } from '#shared/observations/observation.ts';
import type { ItemDecision } from '../messages/decide-items.ts';
import type { ItemFilter, ShownItem } from '../messages/items.ts';
import { forgetItems } from '../store/forget.ts';
import { decideItems, readItems } from '../store/items.ts';
import type { ObservationRow } from '../store/rows.ts';
import { noteStorageFree } from '../store/storage-full.ts';
import { readTallies } from '../store/tallies.ts';
import { applyConsent } from './apply-consent.ts';
import { type Approval, dueTime, readApproval } from './approve-due.ts';
import type { Deps } from './deps.ts';
import type { Uploader } from './uploader.ts';

/** Items looked through at a time in a search: few enough that the page hears of it several times a second. */
const searchChunk = 2000;

/** A page of items, newest first. */
export async function listItems(
  deps: Deps,
  { filter, offset, limit }: { filter: ItemFilter; offset: number; limit: number },
): Promise<{ items: ShownItem[]; total: number }> {
  const [{ rows, total }, approval] = await Promise.all([
    readItems(deps.database, filter, offset, limit),
    readApproval(deps),
  ]);
  return { items: rows.map((row) => show(row, approval)), total };
}

/** Looks through some items for words. */
export async function findItems(
  deps: Deps,
  { filter, text, from }: { filter: ItemFilter; text: string; from: number },
): Promise<{ found: ShownItem[]; next: number | null }> {
  const { rows } = await readItems(deps.database, filter, from, searchChunk);
  const approval = await readApproval(deps);
  const words = fold(text).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const said = fold(wordsOf(row.observation));
    return words.every((word) => said.includes(word));
  });
  return {
    found: found.map((row) => show(row, approval)),
    next: rows.length < searchChunk ? null : from + searchChunk,
  };
}

/** Does what the person decides on items. */
export async function decideOn(
  deps: Deps,
  uploader: Uploader,
  { decision, selection }: ItemDecision,
): Promise<void> {
  const { database } = deps;
  if (decision === 'forget') {
    await uploader.halt();
    await forgetItems(database, selection);
    await noteStorageFree(database);
    await applyConsent(deps);
  } else {
    await decideItems(database, selection, decision === 'send' ? 'approved' : 'kept');
  }
  void uploader.run();
}

/** All tallies, and what was not kept. */
export async function listTallies({ database }: Deps) {
  const statuses = ['waiting', 'approved', 'sealed', 'sent', 'kept'] as const;
  return {
    tallies: await readTallies(database, { statuses }),
    discards: await database.discards.toArray(),
  };
}

function show(row: ObservationRow, approval: Approval): ShownItem {
  const { id, status, observation, dropped = [], batchId = null } = row;
  return {
    id,
    status,
    observation,
    // The very words of the batch: JSON.stringify of the same object, which a batch holds as it stands.
    json: JSON.stringify(observation),
    dropped,
    dueAt: status === 'waiting' ? dueTime(row.capturedAt, approval) : null,
    batchId,
  };
}

function wordsOf(observation: Observation): string {
  const { item } = observation;
  const ad = observation.kind === 'ad' ? [observation.ad.advertiser, observation.ad.landingDomain] : [];
  const answer = observation.kind === 'answer' ? [observation.answer.text, observation.answer.provider] : [];
  const typed = observation.context.query;
  return [item.title, item.publisher.name, item.publisher.id, typed, ...ad, ...answer]
    .filter(Boolean)
    .join(' ');
}

/** Without case and accents, as people search. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
