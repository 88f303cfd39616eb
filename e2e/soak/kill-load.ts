import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import { Receipt } from '#shared/wire/receipt.ts';
import { aBatch, aRecommendation } from '../../backend/ingest/testing/a-batch.ts';
import { compress, signedPost } from '../../backend/routes/testing/signed-request.ts';
import { makeSigningKey, type SigningKey } from '../../backend/routes/testing/signing-key.ts';
import { consentDocument } from './consent-document.ts';

/** Observations in each batch of the load. */
export const batchSize = 3;

/** Volunteers who send batch after batch for as long as they are let, each until it is acknowledged. */
export class KillLoad {
  /** Receipts of the server, by batch id. */
  readonly acknowledged = new Map<string, Receipt>();
  /** Answers that were neither a receipt nor a reason to come back later. */
  readonly refusals: string[] = [];
  #isOver = false;
  readonly #volunteers: Promise<void>[];

  /** @param url of the server, which may come and go */
  constructor(url: string, volunteers: number) {
    this.#volunteers = Array.from({ length: volunteers }, () => this.#live(url));
  }

  /** Lets everybody finish the batch that they are about, and go. */
  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#volunteers);
  }

  async #live(url: string): Promise<void> {
    const key = await makeSigningKey('daylight');
    const enrolment = compress(JSON.stringify({ study: key.study, publicKey: key.publicKey }));
    await this.#until(() => signedPost(url + paths.enrolments, enrolment, key.contributor, key));
    while (!this.#isOver) await this.#donate(url, key);
  }

  async #donate(url: string, key: SigningKey): Promise<void> {
    const consent = { document: consentDocument, grant: 'a'.repeat(64) };
    const scope: Batch['consents'][number]['scope'] = {
      source: 'youtube',
      kind: 'recommendation',
      tier: 'aggregate',
    };
    const batch = await aBatch({
      ...{ joined: consent, consents: [{ scope, ...consent }], exposures: [] },
      observations: Array.from({ length: batchSize }, () => aRecommendation()),
    });
    const body = compress(JSON.stringify(batch));
    const answer = await this.#until(() => signedPost(url + paths.batches, body, batch.batchId, key));
    if (answer) this.acknowledged.set(batch.batchId, Receipt.parse(answer));
  }

  /** Asks until there is an answer. @returns undefined when it was refused */
  async #until(make: () => Promise<Request>): Promise<unknown> {
    for (;;) {
      try {
        const response = await fetch(await make());
        if (response.ok) return await response.json();
        if (response.status < 500) {
          this.refusals.push(`${response.status} ${await response.text()}`);
          return undefined;
        }
      } catch {
        // Refused, reset, or cut in the middle of an answer: the server is dead.
      }
      await sleep(20);
    }
  }
}
