import 'fake-indexeddb/auto';
import { newDayId } from '#shared/new-day-id.ts';
import { answerMessages } from '../../extension/background/answer-messages.ts';
import { applyConsent } from '../../extension/background/apply-consent.ts';
import type { Deps } from '../../extension/background/deps.ts';
import { aPack, host } from '../../extension/background/testing/a-background.ts';
import { Uploader } from '../../extension/background/uploader.ts';
import { aRecommendation } from '../../extension/consent/testing/a-recommendation.ts';
import { MemoryOutside } from '../../extension/platform/testing/memory-outside.ts';
import { Database } from '../../extension/store/database.ts';
import { killAfter } from '../../extension/store/testing/kill-after.ts';
import { byClock, type Clock } from './clocks.ts';
import { consentDocument } from './consent-document.ts';

/** An uploader whose runs nobody waits for can be waited for. */
class WatchedUploader extends Uploader {
  readonly #runs = new Set<Promise<void>>();

  override run(): Promise<void> {
    const run = super.run();
    const settled = run.catch(() => undefined).finally(() => this.#runs.delete(settled));
    this.#runs.add(settled);
    return run;
  }

  async quiet(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs);
  }
}

interface Worker {
  deps: Deps;
  uploader: WatchedUploader;
  router: ReturnType<typeof answerMessages>;
}

/** A volunteer's browser: the extension's real background and database; the clock is the schedule's. */
export class Device {
  readonly #outside = new MemoryOutside();
  readonly #database = `soak-${crypto.randomUUID()}`;
  readonly #backend: string;
  readonly #clock: Clock;
  #worker: Worker;

  /** @param clock what the computer's clock shows, right or wrong */
  constructor(backend: string, clock: Clock, random: () => number) {
    this.#backend = backend;
    this.#clock = clock;
    this.#outside.now = clock;
    this.#outside.newId = () => newDayId(clock());
    this.#outside.random = random;
    this.#worker = this.#start();
  }

  /** The device's database, to look at. */
  get database(): Database {
    return this.#worker.deps.database;
  }

  /** Says something as one of the extension's own pages. */
  ask(name: string, body: object = {}): Promise<unknown> {
    return this.#act(({ router }) => router.answer({ name, body }, { sender: 'extension' }));
  }

  /** Agrees to share recommendations of the one site; they leave when the uploader runs the next time. */
  agree(): Promise<unknown> {
    this.#outside.permitted.add(host);
    return this.ask('agree', {
      choices: [{ source: aPack.source, kinds: ['recommendation'] }],
      ...{ exhibit: false, donate: true, holdHours: 0, document: consentDocument, locale: 'en', adult: true },
    });
  }

  /** Reports, as the observer of a page, recommendations with these titles. */
  observe(titles: readonly string[]): Promise<unknown> {
    const { source: _, id: __, seen: ___, rules, ...draft } = aRecommendation();
    const items = titles.map((title) => ({
      ...{ id: newDayId(this.#clock()), again: false, visibleMs: 1200 },
      draft: { ...draft, item: { ...draft.item, title } },
    }));
    const count = {
      containers: 1,
      items: items.length,
      visible: items.length,
      parsed: items.length,
      failed: 0,
    };
    const report = { pageView: crypto.randomUUID(), rules, items, counts: [{ surface: 'home', ...count }] };
    const from = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;
    return this.#act(({ router }) => router.answer({ name: 'observed', body: report }, from));
  }

  /** What the alarm does every minute. */
  tick(): Promise<unknown> {
    return this.#act(async ({ deps, uploader }) => {
      await applyConsent(deps);
      await uploader.run();
    });
  }

  /** Lets a worker start that is killed after so many reads and writes of the database; then another one starts. */
  async dieTicking(operations: number): Promise<void> {
    await this.#restart((database) => killAfter(database, operations));
    await this.tick().catch(() => undefined); // It was killed: that is the point.
    await this.#restart();
  }

  /** Waits until nothing that was begun is under way. */
  quiet(): Promise<void> {
    return this.#worker.uploader.quiet();
  }

  /** Throws the device away. */
  async dispose(): Promise<void> {
    await this.#worker.uploader.halt();
    await this.database.delete();
  }

  async #restart(prepare: (database: Database) => void = () => {}): Promise<void> {
    await this.#worker.uploader.halt();
    await this.quiet();
    this.database.close();
    this.#worker = this.#start(prepare);
  }

  #start(prepare: (database: Database) => void = () => {}): Worker {
    const database = new Database(this.#database);
    prepare(database);
    const packs = new Map([[aPack.source, aPack]]);
    const deps: Deps = {
      ...{ database, outside: this.#outside, packs, rules: packs, rulesKey: '', study: 'daylight' },
      documents: [{ version: 1, locale: 'en', material: true, hash: consentDocument }],
      backend: this.#backend,
    };
    const uploader = new WatchedUploader(deps);
    return { deps, uploader, router: answerMessages(deps, uploader) };
  }

  #act<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
    return byClock(this.#clock, () => work(this.#worker));
  }
}
