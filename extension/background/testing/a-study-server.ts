import type { SignedStudy } from '#shared/studies/signed-study.ts';
import type { Study } from '#shared/studies/study.ts';
import { newReceiptKey, receiptSigner } from '../../../backend/ingest/receipt-signer.ts';
import { type Listener, listen } from '../../../backend/listen.ts';
import { testApp } from '../../../backend/routes/testing/test-app.ts';
import { engines, type TestStore } from '../../../backend/store/testing/engines.ts';
import { StudyBook } from '../../../backend/studies/study-book.ts';
import { orderStudy } from '../../../backend/studies/study-order.ts';
import { aSignedStudy } from '../../../backend/studies/testing/a-signed-study.ts';
import { ABackground, document } from './a-background.ts';

const own = ['daylight'];

/** Test builder: the whole server on the embedded database and a real port, with a key of its own for studies. */
export class AStudyServer {
  readonly signer = receiptSigner(newReceiptKey());
  /** Paths that were asked for, oldest first. */
  readonly asked: string[] = [];
  #opened: TestStore | undefined;
  #listener: Listener | undefined;
  #book: StudyBook | undefined;

  get url(): string {
    return this.#listener?.url ?? '';
  }

  async start(): Promise<this> {
    const opened = await engines[0]?.open();
    if (!opened) throw new Error('There is no engine');
    this.#opened = opened;
    const book = new StudyBook(opened.store.pool, own);
    this.#book = book;
    const documents = new Set([document]);
    const studies = { studies: book, studyList: (now: Date) => book.list(now) };
    const { app } = await testApp(opened.store, { ...studies, documents, baseUrl: undefined });
    const answer = async (request: Request, socket: object) => {
      this.asked.push(new URL(request.url).pathname);
      return app.fetch(request, socket);
    };
    this.#listener = await listen(answer, 0, '127.0.0.1');
    return this;
  }

  /** A device with nothing on it yet, whose clock is right, and which trusts what this server signs. */
  aDevice(): ABackground {
    const device = new ABackground(this.url, [], { rulesKey: this.signer.publicKey });
    device.outside.time = Date.now();
    return device;
  }

  /** Publishes a study that is open today. */
  async publish(change: Partial<Study> = {}): Promise<SignedStudy> {
    const signed = await aSignedStudy(change, this.signer);
    await this.#order({ do: 'publish', signed });
    return signed;
  }

  close(study: string): Promise<unknown> {
    return this.#order({ do: 'close', study });
  }

  /** Bodies of what was stored of a study are encrypted; this is what can be counted. */
  async rows(study: string): Promise<Record<'id' | 'contributor' | 'item_title' | 'publisher_id', string>[]> {
    const { rows } = await this.#pool.query<
      Record<'id' | 'contributor' | 'item_title' | 'publisher_id', string>
    >('select id, contributor, item_title, publisher_id from observations where study = $1 order by id', [
      study,
    ]);
    return rows;
  }

  /** Forgets everything that was sent and asked for. */
  async clear(): Promise<void> {
    this.asked.length = 0;
    for (const table of ['observations', 'batches', 'contributors'])
      await this.#pool.query(`delete from ${table}`);
  }

  async stop(): Promise<void> {
    await this.#listener?.close(0);
    await this.#opened?.dispose();
  }

  get #pool() {
    if (!this.#opened) throw new Error('The server was not started');
    return this.#opened.store.pool;
  }

  async #order(order: Parameters<typeof orderStudy>[1]): Promise<unknown> {
    const done = await orderStudy(this.#pool, order, own, new Date());
    await this.#book?.refresh();
    return done;
  }
}
