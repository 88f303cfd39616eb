import { utcDay } from '#shared/day.ts';
import { composeBatch, maySendCounts, scopeOf } from '../consent/compose-batch.ts';
import { dueDeletions } from '../store/deletions.ts';
import { finishedExposures } from '../store/exposures.ts';
import { doIfUnchanged } from '../store/ledger.ts';
import { approvedItems, dueBatches, sealBatch } from '../store/outbox.ts';
import { dueStories } from '../store/stories.ts';
import { dueStructures } from '../store/structures.ts';
import { batchItems } from '../upload/policy.ts';
import type { Backend } from '../upload/post.ts';
import { approveWhatIsDue } from './approve-due.ts';
import { decideNow } from './decide-now.ts';
import { deliverBatch } from './deliver-batch.ts';
import { deliverDeletion } from './deliver-deletion.ts';
import { deliverStory } from './deliver-story.ts';
import { deliverStructure } from './deliver-structure.ts';
import type { Deps } from './deps.ts';
import { registerRecoveryKeys } from './enrolment.ts';
import { isTooOld } from './keep-too-old.ts';
import { sealForStudies, sharesOf } from './seal-for-studies.ts';

/**
 * Brings approved items, stories, structures and deletions to the server. All its memory is the local database, so that it may be
 * killed at any moment: the next run goes on where the last one ended.
 */
export class Uploader {
  readonly #deps: Deps;
  readonly #backend: Backend;
  #run: Promise<void> | undefined;
  #again = false;
  #stopping = new AbortController();

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#backend = { origin: deps.backend, clockOffset: 0 };
  }

  /** Seals what is approved and sends what is due. Called while it runs, it runs once more afterwards. */
  run(): Promise<void> {
    this.#again = true;
    this.#run ??= this.#repeat().finally(() => {
      this.#run = undefined;
    });
    return this.#run;
  }

  /** Breaks off what is being sent, and answers when nothing is under way any more. */
  async halt(): Promise<void> {
    this.#again = false;
    this.#stopping.abort();
    await this.#run?.catch(() => undefined); // Its failure is told to whoever started it.
    this.#stopping = new AbortController();
  }

  async #repeat(): Promise<void> {
    const { database, outside } = this.#deps;
    while (this.#again) {
      this.#again = false;
      const signal = this.#stopping.signal;
      const delivery = { deps: this.#deps, backend: this.#backend, signal };
      // Deletions first: what a person takes back goes before anything new.
      for (const row of await dueDeletions(database, outside.now()))
        if (!signal.aborted) await deliverDeletion(delivery, row);
      await approveWhatIsDue(this.#deps);
      await this.#sealApproved(signal);
      await sealForStudies(this.#deps, signal);
      for (const row of await dueBatches(database, outside.now()))
        if (!signal.aborted) await deliverBatch(delivery, row);
      for (const row of await dueStories(database, outside.now()))
        if (!signal.aborted) await deliverStory(delivery, row);
      for (const row of await dueStructures(database, outside.now()))
        if (!signal.aborted) await deliverStructure(delivery, row);
      if (!signal.aborted) await registerRecoveryKeys(delivery);
    }
  }

  async #sealApproved(signal: AbortSignal): Promise<void> {
    const { database, outside, study } = this.#deps;
    for (;;) {
      const { state, decide, ledgerLength } = await decideNow(this.#deps);
      if (!decide.study().allowed) return;
      const items = await approvedItems(
        database,
        batchItems,
        (row) => decide.send(scopeOf(row.observation), row.capturedAt).allowed && !isTooOld(this.#deps, row),
      );
      const exposures = await finishedExposures(database, utcDay(new Date(outside.now())), ({ source, at }) =>
        maySendCounts(decide, source, at),
      );
      const batch = composeBatch(outside.newId(), study, items, exposures, decide);
      if (!batch || signal.aborted) return;
      const shares = sharesOf(batch, items, state, decide);
      await doIfUnchanged(database, ledgerLength, () => sealBatch(database, batch, outside.now(), shares));
    }
  }
}
