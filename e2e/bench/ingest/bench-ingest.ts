import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulationStudy } from '../../../backend/config.ts';
import { consentDocumentHashes } from '../../../backend/ingest/consent-documents.ts';
import { openStore, type Store } from '../../../backend/store/open-store.ts';
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../../../backend/store/testing/temporary-postgres.ts';
import { unpackBatches } from '../../../backend/store/unpack-batches.ts';
import { storeOf } from '../../../backend/store-of.ts';
import { type BackendProcess, startBackend } from '../../simulate/backend-process.ts';
import { cpuSeconds } from '../../simulate/cpu-seconds.ts';
import { batchSize, type Prebuilt, prebuild, signAll } from './prebuild.ts';
import { sendAll } from './raw-connection.ts';
import { copyIn, countRows, emptyTables, enrolAll, insertRaw } from './raw-store.ts';

/** One line of the bench: an engine at one concurrency. */
export interface IngestLine {
  engine: 'embedded' | 'postgres';
  concurrency: number;
  observationsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Against the fastest raw durable insert of the same rows. */
  vsRawInsert: number;
  /** Against COPY of the same rows with the same indexes. */
  vsCopy: number;
  /** The same, of batches that are stored first and unpacked later; measured at the best concurrency. */
  burstVsCopy: number | null;
  /** Processor time of server and database. */
  cpuMicrosPerObservation: number | null;
  lost: number;
  doubled: number;
}

const concurrencies = [1, 8, 32] as const;

/**
 * Measures ingest end to end: signed, compressed batches of 100 observations over HTTP against a real server process, and
 * in the same run the same rows by the bare insert and by COPY. The last line is PostgreSQL at its best concurrency.
 * @param batches how many for each measurement
 */
export async function benchIngest(say: (text: string) => void, batches: number): Promise<IngestLine> {
  const [document] = await consentDocumentHashes();
  if (!document) throw new Error('There is no consent document to agree to.');
  say(`making up ${batches} batches of ${batchSize} observations`);
  const prebuilt = await prebuild(batches, simulationStudy, document);
  await benchEngine('embedded', prebuilt.slice(0, Math.ceil(batches / 4)), say);
  return benchEngine('postgres', prebuilt, say);
}

async function benchEngine(
  engine: IngestLine['engine'],
  prebuilt: readonly Prebuilt[],
  say: (text: string) => void,
): Promise<IngestLine> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-bench-'));
  const postgres = engine === 'postgres' ? await startTemporaryPostgres() : undefined;
  try {
    return await new EngineBench(engine, dataFolder, postgres, prebuilt, say).run();
  } finally {
    await postgres?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

class EngineBench {
  readonly #engine: IngestLine['engine'];
  readonly #dataFolder: string;
  readonly #postgres: TemporaryPostgres | undefined;
  readonly #prebuilt: readonly Prebuilt[];
  readonly #say: (text: string) => void;

  constructor(
    engine: IngestLine['engine'],
    dataFolder: string,
    postgres: TemporaryPostgres | undefined,
    prebuilt: readonly Prebuilt[],
    say: (text: string) => void,
  ) {
    this.#engine = engine;
    this.#dataFolder = dataFolder;
    this.#postgres = postgres;
    this.#prebuilt = prebuilt;
    this.#say = say;
  }

  async run(): Promise<IngestLine> {
    await this.#withServer('never', async () => {}); // It makes the tables and the partitions.
    await this.#withStore((store) => enrolAll(store, this.#prebuilt));
    const measured: Measured[] = [];
    for (const concurrency of concurrencies) measured.push(await this.#measure('never', concurrency));
    const observations = this.#prebuilt.length * batchSize;
    const anchors = await this.#withStore(async (store) => {
      this.#say(`${this.#engine}: COPY of the same rows`);
      const copy = observations / (await copyIn(store));
      await emptyTables(store);
      this.#say(`${this.#engine}: the bare insert of the same rows`);
      return { copy, insert: observations / (await insertRaw(store, this.#prebuilt)) };
    });
    const best = measured.reduce((one, other) => (other.perSecond > one.perSecond ? other : one));
    const burst = await this.#measure('always', best.concurrency);
    const lines = measured.map((one) => this.#line(one, anchors, one === best ? burst : undefined));
    for (const line of lines) this.#say(JSON.stringify(line));
    return lines[measured.indexOf(best)] as IngestLine;
  }

  async #measure(burst: 'never' | 'always', concurrency: number): Promise<Measured> {
    await this.#withStore(emptyTables);
    this.#say(
      `${this.#engine}: ${burst === 'always' ? 'in a burst' : 'over HTTP'}, ${concurrency} at a time`,
    );
    const sending = await this.#withServer(burst, async (backend) => {
      const requests = await signAll(this.#prebuilt, backend.url);
      const pids = [backend.pid, ...(this.#postgres ? [this.#postgres.pid] : [])];
      const before = cpuSeconds(pids);
      const sent = await sendAll(backend.url, requests, concurrency);
      const after = cpuSeconds(pids);
      return { ...sent, cpu: before === undefined || after === undefined ? undefined : after - before };
    });
    const rows = await this.#withStore(async (store) => {
      while ((await unpackBatches(store.pool, store.cipher, 50)) > 0);
      return countRows(store);
    });
    const observations = this.#prebuilt.length * batchSize;
    const at = (share: number) => sending.latencies[Math.ceil(share * sending.latencies.length) - 1] ?? 0;
    return {
      concurrency,
      perSecond: observations / sending.seconds,
      p50: at(0.5),
      p99: at(0.99),
      cpu: sending.cpu === undefined ? null : (sending.cpu * 1e6) / observations,
      lost: Math.max(0, observations - rows.observations) + Math.max(0, this.#prebuilt.length - rows.batches),
      doubled: rows.twice + Math.max(0, rows.batches - this.#prebuilt.length),
    };
  }

  #line(one: Measured, anchors: { copy: number; insert: number }, burst: Measured | undefined): IngestLine {
    return {
      engine: this.#engine,
      concurrency: one.concurrency,
      observationsPerSecond: Math.round(one.perSecond),
      p50Ms: round(one.p50),
      p99Ms: round(one.p99),
      vsRawInsert: round(one.perSecond / anchors.insert),
      vsCopy: round(one.perSecond / anchors.copy),
      burstVsCopy: burst ? round(burst.perSecond / anchors.copy) : null,
      cpuMicrosPerObservation: one.cpu === null ? null : round(one.cpu),
      lost: one.lost + (burst?.lost ?? 0),
      doubled: one.doubled + (burst?.doubled ?? 0),
    };
  }

  async #withServer<T>(burst: 'never' | 'always', work: (backend: BackendProcess) => Promise<T>): Promise<T> {
    const url: Record<string, string> = this.#postgres ? { DATABASE_URL: this.#postgres.url } : {};
    const backend = await startBackend(this.#dataFolder, { ...url, DAYLIGHT_BURST: burst });
    return work(backend).finally(() => backend.stop());
  }

  async #withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const where = storeOf({ databaseUrl: this.#postgres?.url, dataFolder: this.#dataFolder });
    const store = await openStore(where, () => {});
    return work(store).finally(() => store.close());
  }
}

interface Measured {
  concurrency: number;
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number | null;
  lost: number;
  doubled: number;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
