import { Hono } from 'hono';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from '../../../backend/ingest/receipt-signer.ts';
import { type Listener, listen } from '../../../backend/listen.ts';
import { aLog, type LogFiles, sourceOf } from '../../../backend/log/testing/a-log.ts';
import { logRoutes } from '../../../backend/routes/log-routes.ts';
import { nonceMemory } from '../../../backend/routes/nonce-memory.ts';
import { receiptListRoutes } from '../../../backend/routes/receipt-list-routes.ts';
import type { ListedBatch } from '../../../shared/wire/listed-batch.ts';
import type { KeyRow } from '../../store/rows.ts';

/** Test builder: the server's real routes for the public record on a real port. The test says what it holds. */
export class ARecordServer {
  readonly signer: ReceiptSigner = receiptSigner(newReceiptKey());
  /** Paths that were asked for, oldest first. */
  readonly asked: string[] = [];
  /** Where it says that batches stand. */
  batches: ListedBatch[] = [];
  /** The one contributor that it knows. */
  contributor: KeyRow | undefined;
  #files: LogFiles = new Map();
  #listener: Listener | undefined;

  get url(): string {
    return this.#listener?.url ?? '';
  }

  /** Makes the log one of these entries. */
  async publish(entries: readonly Uint8Array[], signer = this.signer): Promise<void> {
    this.#files = await aLog(entries, signer);
  }

  /** Loses a file of the log. */
  lose(path: string): void {
    this.#files.delete(path);
  }

  /** Paths that were asked for since this was last called. */
  takeAsked(): string[] {
    return this.asked.splice(0);
  }

  async start(): Promise<this> {
    const store = {
      findContributor: async (id: string) =>
        id === this.contributor?.contributor ? { ...this.contributor, deleted: false } : undefined,
    };
    const studies = new Set(['daylight']);
    const verifying = { baseUrl: undefined, nonces: nonceMemory(), now: () => new Date(), studies };
    const routes = new Hono()
      .route('/', logRoutes({ publicLog: (path) => sourceOf(this.#files)(path) }))
      .route('/', receiptListRoutes({ ...verifying, store, listBatches: async () => this.batches }));
    const answer = async (request: Request) => {
      this.asked.push(new URL(request.url).pathname);
      return routes.fetch(request);
    };
    this.#listener = await listen(answer, 0, '127.0.0.1');
    return this;
  }

  async stop(): Promise<void> {
    await this.#listener?.close(0);
  }
}
