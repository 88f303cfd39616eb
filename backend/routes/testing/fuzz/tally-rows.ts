import type { DeletionReceipt } from '#shared/wire/deletion.ts';
import type { EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import { paths } from '#shared/wire/paths.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { StoryReceipt } from '#shared/wire/story.ts';
import type { StructureReceipt } from '#shared/wire/structure.ts';

interface Holder {
  batches: Map<string, Receipt>;
  stories: Set<string>;
  structures: Set<string>;
  deletions: Set<string>;
  gone: boolean;
}

/** Counts from the answers alone how many rows there must be: what was promised is there, and nothing else. */
export class RowTally {
  readonly #holders = new Map<string, Holder>();

  /** Takes note of an answer that promised or deleted something. */
  note(path: string, answer: unknown): void {
    switch (path) {
      case paths.enrolments:
        this.#of((answer as EnrolmentAnswer).contributor);
        return;
      case paths.batches: {
        const receipt = answer as Receipt;
        this.#of(receipt.contributor).batches.set(receipt.batchId, receipt);
        return;
      }
      case paths.stories: {
        const { contributor, story } = answer as StoryReceipt;
        this.#of(contributor).stories.add(story);
        return;
      }
      case paths.structures: {
        const { contributor, structure } = answer as StructureReceipt;
        this.#of(contributor).structures.add(structure);
        return;
      }
    }
  }

  /** Takes note of a deletion: who left holds nothing but the record of it; a deleted story leaves its bare id. */
  noteDeletion(receipt: DeletionReceipt, target: 'all' | 'source' | 'story'): void {
    const holder = this.#of(receipt.contributor);
    holder.gone ||= target === 'all';
    holder.deletions.add(receipt.deletion);
    if (target === 'story') holder.stories.add(`deleted by ${receipt.deletion}`);
  }

  /** Rows that every table must have. Holds for senders who delete nothing after they have sent something. */
  expected(): Record<string, number> {
    const holders = [...this.#holders.values()];
    const receipts = holders.flatMap(({ batches }) => [...batches.values()]);
    const stored = receipts.filter((receipt) => !('status' in receipt) || receipt.status === 'stored');
    const sum = (of: (holder: Holder) => number) => holders.reduce((total, one) => total + of(one), 0);
    return {
      contributors: holders.length,
      batches: receipts.length,
      observations: stored.reduce((total, one) => total + one.observations, 0),
      exposures: stored.reduce((total, one) => total + one.exposures, 0),
      stories: sum(({ gone, stories }) => (gone ? 0 : stories.size)),
      structures: sum(({ structures }) => structures.size),
      deletions: sum(({ gone, deletions }) => (gone ? 1 : deletions.size)),
    };
  }

  #of(contributor: string): Holder {
    const known = this.#holders.get(contributor);
    if (known) return known;
    const fresh = {
      ...{ batches: new Map(), stories: new Set<string>(), structures: new Set<string>() },
      ...{ deletions: new Set<string>(), gone: false },
    };
    this.#holders.set(contributor, fresh);
    return fresh;
  }
}
