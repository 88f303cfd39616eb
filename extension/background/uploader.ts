import { utcDay } from '#shared/day.ts';
import { composeBatch } from '../consent/compose-batch.ts';
import { gate } from '../consent/gate.ts';
import { finishedExposures } from '../store/exposures.ts';
import { forgetReceiptKey, rememberReceiptKey, studyKey } from '../store/keys.ts';
import {
  approvedItems,
  dueBatches,
  markRefused,
  postponeBatch,
  sealBatch,
  settleBatch,
} from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import { enrol } from '../upload/enrol.ts';
import { batchItems, nextPause } from '../upload/policy.ts';
import type { Backend } from '../upload/post.ts';
import { sendBatch } from '../upload/send.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/**
 * Brings approved items to the server. All its memory is the local database, so that it may be killed at any moment:
 * the next run goes on where the last one ended.
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
    while (this.#again) {
      this.#again = false;
      await this.#sealApproved();
      for (const row of await dueBatches(this.#deps.database, this.#deps.outside.now())) {
        if (this.#stopping.signal.aborted) return;
        await this.#send(row);
      }
    }
  }

  async #sealApproved(): Promise<void> {
    const { database, outside, study } = this.#deps;
    for (;;) {
      const { decide } = await decideNow(this.#deps);
      const items = await approvedItems(database, batchItems);
      const exposures = await finishedExposures(database, utcDay(new Date(outside.now())));
      const batch = composeBatch(outside.newId(), study, items, exposures, decide);
      if (!batch || this.#stopping.signal.aborted) return;
      await sealBatch(database, batch, outside.now());
    }
  }

  async #send(row: OutboxRow): Promise<void> {
    const { database, outside } = this.#deps;
    const signal = this.#stopping.signal;
    const key = await studyKey(database, row.study);
    const { decide } = await decideNow(this.#deps);
    const answer = gate(row, decide);
    if ('withheld' in answer) return;
    const { study, publicKey } = key;
    const enrolled = key.receiptKey
      ? { receiptKey: key.receiptKey }
      : await enrol(this.#backend, key, { study, publicKey }, signal);
    if ('receiptKey' in enrolled) await rememberReceiptKey(database, study, enrolled.receiptKey);
    const result =
      'receiptKey' in enrolled
        ? await sendBatch(this.#backend, answer.batch, key, enrolled.receiptKey, signal)
        : enrolled;
    if ('receipt' in result) return settleBatch(database, study, result.receipt);
    if ('refused' in result && result.refused !== 'contributor_unknown')
      return markRefused(database, row.batchId, result.refused);
    if ('refused' in result) await forgetReceiptKey(database, study);
    if ('later' in result && result.later === 'stopped') return;
    const retryAfter = 'later' in result ? result.retryAfter : undefined;
    const pause = nextPause(row.attempts + 1, retryAfter, outside.random());
    await postponeBatch(database, row.batchId, outside.now() + pause);
  }
}
