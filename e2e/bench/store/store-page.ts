import { type DocumentEntry, documentFor } from '#shared/consent/document-index.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { limits } from '#shared/wire/limits.ts';
import { answerMessages } from '../../../extension/background/answer-messages.ts';
import { decideNow } from '../../../extension/background/decide-now.ts';
import type { Deps } from '../../../extension/background/deps.ts';
import { loadPacks } from '../../../extension/background/load-packs.ts';
import { Uploader } from '../../../extension/background/uploader.ts';
import { composeBatch } from '../../../extension/consent/compose-batch.ts';
import type { Router } from '../../../extension/messages/router.ts';
import { MemoryOutside } from '../../../extension/platform/testing/memory-outside.ts';
import { Database } from '../../../extension/store/database.ts';
import { keepItems } from '../../../extension/store/items.ts';
import { encodeBody } from '../../../extension/upload/encode.ts';
import { seededRandom } from '../../simulate/random.ts';
import { RawDatabase } from './raw-database.ts';
import { madeUpObservation, reportItems } from './workload.ts';

/**
 * Runs in a page of the extension's own origin, on the very database that the extension uses, and beside it on a bare
 * one. What the extension does is done by its own code: the message as it comes from a page, consent, checks, redaction,
 * store.
 */
export interface StoreBench {
  fill(count: number): Promise<void>;
  /** Keeps so many items as the extension does, and nothing beside it. Answers the bytes that this takes on the disk. */
  keep(count: number): Promise<number>;
  /** Bytes on the wire of a whole batch (`limits.batchObservations` items) that was agreed to: JSON, compressed. */
  batchBytes(): Promise<number>;
  /** Milliseconds for 1,000 items in reports, by the extension and bare. */
  capture(): Promise<{ ours: number; raw: number }>;
  /** Milliseconds for the popup's numbers and pages of the tray, by the extension and bare. */
  read(): Promise<{ ours: number; raw: number }>;
}

const random = seededRandom(1);
const outside = new MemoryOutside();
outside.time = Date.now();
const day = 86_400_000;
const page = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;

const files = { readFile: async (path: string) => (await fetch(`/${path}`)).text() };
const documents: DocumentEntry[] = JSON.parse(await files.readFile('consent/index.json'));
const packs = await loadPacks(files);
const deps: Deps = {
  database: new Database(),
  outside,
  packs,
  rules: packs,
  rulesKey: '',
  documents,
  study: 'daylight',
  backend: 'http://127.0.0.1:9',
};
const router: Router = answerMessages(deps, new Uploader(deps));
const raw = await RawDatabase.create('bare');
let stored = 0;

const bench: StoreBench = {
  async fill(count) {
    stored = count;
    await agree();
    await raw.fill(await deps.database.ledger.toArray(), 'ledger');
    for await (const rows of keepMadeUp(count)) await raw.fill(rows, 'observations');
    await raw.fill(await deps.database.tallies.toArray(), 'tallies');
  },

  async keep(count) {
    await agree();
    const before = await bytesOnDisk();
    for await (const _ of keepMadeUp(count));
    return (await bytesOnDisk()) - before;
  },

  async batchBytes() {
    const { decide, circumstances } = await decideNow(deps);
    // What was seen before it was agreed to is not sent.
    const capturedAt = circumstances.now;
    const kept = Array.from({ length: limits.batchObservations }, () => ({
      observation: madeUpObservation(random, capturedAt),
      capturedAt,
    }));
    const batch = composeBatch(newDayId(outside.time), deps.study, kept, [], decide);
    if (batch?.observations.length !== limits.batchObservations) throw new Error('That is no whole batch.');
    return (await encodeBody(JSON.stringify(batch), batch.batchId)).body.length;
  },

  async capture() {
    const reports = Array.from({ length: 1000 / reportItems }, () =>
      Array.from({ length: reportItems }, () => madeUpObservation(random, outside.time)),
    );
    const start = performance.now();
    for (const report of reports) await router.answer({ name: 'observed', body: asReport(report) }, page);
    const between = performance.now();
    // The same, one minute on: other ids, the same work.
    const again = reports.map((report) => report.map(() => madeUpObservation(random, outside.time)));
    const rawStart = performance.now();
    for (const report of again) await raw.capture(report, outside.time);
    return { ours: between - start, raw: performance.now() - rawStart };
  },

  async read() {
    const offsets = Array.from({ length: 10 }, (_, i) => Math.floor((i * stored) / 10));
    const filter = { statuses: ['waiting'] };
    const start = performance.now();
    for (const offset of offsets) {
      await router.answer({ name: 'state', body: {} }, { sender: 'extension' });
      await router.answer({ name: 'items', body: { filter, offset, limit: 100 } }, { sender: 'extension' });
    }
    const between = performance.now();
    for (const offset of offsets) {
      await raw.readNumbers();
      await raw.readNumbers();
      await raw.readPage(offset, 100);
    }
    return { ours: between - start, raw: performance.now() - between };
  },
};

async function agree(): Promise<void> {
  for (const pack of deps.packs.values()) for (const host of pack.hosts) outside.permitted.add(host);
  const document = documentFor(documents, 'en')?.hash;
  const choices = [{ source: 'youtube', kinds: ['recommendation', 'ad'] }];
  const rest = { exhibit: false, donate: true, holdHours: null, document, locale: 'en', adult: true };
  await router.answer({ name: 'agree', body: { choices, ...rest } }, { sender: 'extension' });
}

/** Keeps made-up items of 29 days, a thousand at a time; gives the rows of each thousand. */
async function* keepMadeUp(count: number): AsyncGenerator<object[]> {
  for (let done = 0; done < count; done += 1000) {
    const capturedAt = outside.time - Math.floor((29 * day * (count - done)) / count);
    const observations = Array.from({ length: 1000 }, () => madeUpObservation(random, capturedAt));
    const items = observations.map((observation) => ({
      observation,
      status: 'waiting' as const,
      dropped: [],
    }));
    await keepItems(deps.database, items, capturedAt);
    yield (await deps.database.observations.bulkGet(observations.map(({ id }) => id))) as object[];
  }
}

async function bytesOnDisk(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? Number.NaN;
}

function asReport(observations: readonly Observation[]) {
  const items = observations.map(({ id, seen, source: _s, rules: _r, ...draft }) => ({
    id,
    again: false,
    visibleMs: seen.visibleMs,
    draft,
  }));
  const n = observations.length;
  const counts = [{ surface: 'home', containers: 1, items: n, visible: n, parsed: n, failed: 0 }];
  return { pageView: crypto.randomUUID(), rules: 'youtube@1', items, counts };
}

Object.assign(globalThis, { bench });
