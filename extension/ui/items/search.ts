import type { ItemFilter, ShownItem } from '../../messages/items.ts';
import { searchItems } from '../../messages/search-items.ts';
import type { Ask } from '../surroundings.ts';
import type { Decision } from './rows.ts';

/** As many as can be decided on in one go. Whoever finds more types more words. */
export const mostFound = 2000;

/** How far a search has come. */
export interface SearchProgress {
  found: readonly ShownItem[];
  /** How many items were looked through. */
  through: number;
  /** Nothing more comes: all was looked through, enough was found, or the person stopped it. */
  isDone: boolean;
  /** More fit than are shown. */
  isCut: boolean;
}

/** Looks through all items that fit a filter, some thousand at a time, and tells after each how far it is. */
export async function search(
  ask: Ask,
  what: { filter: ItemFilter; text: string; signal: AbortSignal },
  report: (progress: SearchProgress) => void,
): Promise<void> {
  const { filter, text, signal } = what;
  let found: readonly ShownItem[] = [];
  for (let from: number | null = 0; from !== null && !signal.aborted; ) {
    const answer: { found: ShownItem[]; next: number | null } = await ask(searchItems, {
      filter,
      text,
      from,
    });
    if (signal.aborted) return;
    found = [...found, ...answer.found];
    const isCut = found.length > mostFound;
    if (isCut) found = found.slice(0, mostFound);
    const isDone = answer.next === null || isCut;
    report({ found, through: answer.next ?? from, isDone, isCut });
    from = isDone ? null : answer.next;
  }
}

/** What a search has found, after a decision on some of it. What does not fit any more goes. */
export function afterDecision(
  found: readonly ShownItem[],
  {
    decision,
    ids,
    statuses,
  }: { decision: Decision; ids: ReadonlySet<string>; statuses: ItemFilter['statuses'] },
): readonly ShownItem[] {
  const decided = (item: ShownItem): ShownItem =>
    item.status === 'waiting'
      ? { ...item, status: decision === 'send' ? 'approved' : 'kept', dueAt: null }
      : item;
  return found.flatMap((item) => {
    if (!ids.has(item.id)) return [item];
    if (decision === 'forget') return [];
    const after = decided(item);
    return statuses.includes(after.status) ? [after] : [];
  });
}
