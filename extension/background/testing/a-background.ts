import 'fake-indexeddb/auto';
import { newDayId } from '#shared/new-day-id.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { aRecommendation } from '../../consent/testing/a-recommendation.ts';
import type { MessageOrigin, Router } from '../../messages/router.ts';
import { MemoryOutside } from '../../platform/testing/memory-outside.ts';
import { Database } from '../../store/database.ts';
import { answerMessages } from '../answer-messages.ts';
import type { Deps } from '../deps.ts';
import { Uploader } from '../uploader.ts';

/** Host of the pack in `aBackground`. */
export const host = 'https://www.youtube.com/*';
/** Hash of the document in force in `aBackground`. */
export const document = 'a'.repeat(64);

const hour = 60 * 60 * 1000;
const rule = { select: 'article', required: [] };

/** Test builder: the pack that `aBackground` has by default. */
export const aPack: RulePack = {
  source: 'youtube',
  name: 'YouTube',
  version: 1,
  group: 'video',
  hosts: [host],
  surfaces: [
    { id: 'home', page: 'home', path: '/', container: ['main'], unverified: true, items: ['ad', 'video'] },
  ],
  items: {
    video: {
      ...{ ...rule, kind: 'recommendation', fields: { 'item.id': [{ attribute: 'data-id' }] } },
      url: 'https://www.youtube.com/watch?v={item.id}',
    },
    ad: { ...rule, kind: 'ad', format: 'video', fields: {} },
  },
};

/** Test builder: the whole background on a database in memory, with an outside world that the test sets. */
export class ABackground {
  readonly outside = new MemoryOutside();
  readonly deps: Deps;
  readonly uploader: Uploader;
  readonly router: Router;

  /**
   * @param backend by default a closed port: an upload ends as offline, and stays in the outbox
   * @param more packs beside that of YouTube
   * @param rules the pack of YouTube that ships, and the key for newer ones; by default none are taken
   */
  constructor(
    backend = 'http://127.0.0.1:9',
    more: readonly RulePack[] = [],
    { pack = aPack, rulesKey = '' }: { pack?: RulePack; rulesKey?: string } = {},
  ) {
    const database = new Database(`background-${crypto.randomUUID()}`);
    const documents = [{ version: 1, locale: 'en', material: true, hash: document }];
    const packs = new Map([pack, ...more].map((each) => [each.source, each]));
    const rules = { packs, rules: packs, rulesKey };
    this.deps = { database, outside: this.outside, ...rules, documents, study: 'daylight', backend };
    this.uploader = new Uploader(this.deps);
    this.router = answerMessages(this.deps, this.uploader);
  }

  /** Says something as one of the extension's own pages. */
  ask(name: string, body: object = {}): Promise<unknown> {
    return this.router.answer({ name, body }, { sender: 'extension' });
  }

  /** Agrees to kinds of the one site, the browser's permission included. */
  async agree(change: Record<string, unknown> = {}, kinds: Kind[] = ['recommendation']): Promise<unknown> {
    this.outside.permitted.add(host);
    const choices = [{ source: 'youtube', kinds }];
    const rest = { exhibit: false, donate: true, holdHours: null, document, locale: 'en', adult: true };
    return this.ask('agree', { choices, ...rest, ...change });
  }

  /** Reports as the observer of a page. */
  observe(
    body: object = aReport(),
    url = 'https://www.youtube.com/',
    sender: MessageOrigin['sender'] = 'page',
  ): Promise<unknown> {
    return this.router.answer({ name: 'observed', body }, { sender, url: new URL(url) });
  }

  /** Lets hours pass. */
  pass(hours: number): void {
    this.outside.time += hours * hour;
  }

  /** Statuses of all observations, in the order of their capture. */
  async statuses(): Promise<string[]> {
    const rows = await this.deps.database.observations.toArray();
    return rows.sort((a, b) => a.capturedAt - b.capturedAt).map((row) => row.status);
  }

  async dispose(): Promise<void> {
    await this.uploader.halt();
    await this.deps.database.delete();
  }
}

/** Test builder: what an observer reports of a page with one recommendation in view. */
export function aReport(change: object = {}, id = newDayId(Date.now())) {
  const { id: _, source, seen, rules, ...draft } = aRecommendation();
  const counts = [{ surface: 'home', containers: 1, items: 1, visible: 1, parsed: 1, failed: 0 }];
  const items = [{ id, again: false, visibleMs: 1200, draft: { ...draft, ...change } }];
  return { pageView: crypto.randomUUID(), rules, items, counts };
}
