import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { loadFigures } from '../../../backend/measure/load-figures.ts';
import { loadDatasets } from '../../../backend/publish/datasets.ts';
import { measurementsFor, writeReleaseOf } from '../../../backend/publish/testing/made-up-release.ts';
import { madeUpWindow } from '../../../backend/publish/testing/measured-window.ts';
import { startBackend } from '../../simulate/backend-process.ts';
import { cpuSeconds } from '../../simulate/cpu-seconds.ts';
import { startPlainServer } from './plain-server.ts';
import type { ReadersOrder, Reading } from './readers.ts';

/** What the bench measures. */
export interface PortalLine {
  /** Half of the pages are there after so long, while all readers ask without a pause. */
  pageP50Ms: number;
  pageP99Ms: number;
  pagesPerSecond: number;
  /** Bytes a second of one file, by those that the other server gives in the same run; the median of some rounds. */
  downloadVsSendfile: number;
  /** What `downloadVsSendfile` is measured against. */
  against: string;
  downloadMbPerSecond: number;
  /** Processor time of each server for a gigabyte. */
  cpuMsPerGb: number | null;
  cpuMsPerGbAgainst: number | null;
  readers: number;
  fileMb: number;
}

const readers = 200;
const fileBytes = 8_000_000;
const rounds = 3;
const slug = 'exposure-by-day';
const readersProcess = fileURLToPath(new URL('readers-process.ts', import.meta.url));

/**
 * Measures pages and downloads of a running server, at 200 readers at a time who come from a process of their own: every
 * kind of page in turn, then one file, in turn from our server and from another that does nothing but sendfile(2).
 * @param seconds of each measurement
 */
export async function benchPortal(say: (text: string) => void, seconds: number): Promise<PortalLine> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-bench-'));
  try {
    say('publishing every dataset, of made-up windows');
    await publishAll(join(dataFolder, 'releases'));
    const file = enlarge(join(dataFolder, 'releases', slug, '1.0.0'));
    const backend = await startBackend(dataFolder, { DAYLIGHT_REQUESTS_PER_MINUTE: '0' });
    const plain = await startPlainServer(join(dataFolder, 'releases', slug, '1.0.0'));
    try {
      const order = { origin: backend.url, readers, seconds };
      const pages = ['/', '/datasets/', ...(await loadDatasets()).map((one) => `/datasets/${one.slug}`)];
      await read({ ...order, paths: pages, readers: 4, seconds: 1 });
      say(`${readers} readers of pages`);
      const paged = await read({ ...order, paths: pages });
      say(JSON.stringify(paged));
      const downloads: Measured[] = [];
      for (let round = 0; round < rounds; round++) {
        say(`${readers} downloads, round ${round + 1}`);
        const path = `/datasets/${slug}/1.0.0/${file}`;
        const ours = await measured(backend.pid, { ...order, paths: [path] });
        const theirs = await measured(plain.pid, { ...order, origin: plain.url, paths: [`/${file}`] });
        downloads.push({ ours, theirs });
        say(JSON.stringify({ ours, theirs }));
      }
      downloads.sort((a, b) => ratioOf(a) - ratioOf(b));
      const median = downloads[Math.floor(rounds / 2)] as Measured;
      return {
        pageP50Ms: round(paged.p50Ms),
        pageP99Ms: round(paged.p99Ms),
        pagesPerSecond: Math.round(paged.answers / paged.seconds),
        downloadVsSendfile: round(ratioOf(median)),
        against: plain.name,
        downloadMbPerSecond: Math.round(median.ours.perSecond / 1e6),
        cpuMsPerGb: median.ours.cpuMsPerGb,
        cpuMsPerGbAgainst: median.theirs.cpuMsPerGb,
        readers,
        fileMb: fileBytes / 1e6,
      };
    } finally {
      await plain.stop();
      await backend.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

interface Download {
  perSecond: number;
  cpuMsPerGb: number | null;
}
interface Measured {
  ours: Download;
  theirs: Download;
}

const ratioOf = ({ ours, theirs }: Measured) => ours.perSecond / theirs.perSecond;
const round = (value: number) => Math.round(value * 100) / 100;

async function publishAll(releasesFolder: string): Promise<void> {
  const [datasets, figures] = [await loadDatasets(), await loadFigures()];
  const windows = ['2026-09-20', '2026-10-15'].map((day) => madeUpWindow(datasets, figures, { day }));
  for (const dataset of datasets)
    await writeReleaseOf(dataset, measurementsFor(dataset, windows), releasesFolder);
}

/** Puts a large file in the place of the Parquet file: what is in it is nobody's business here. */
function enlarge(folder: string): string {
  const name = `${slug}.parquet`;
  const bytes = randomBytes(fileBytes);
  writeFileSync(join(folder, name), bytes);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  Object.assign(
    manifest.files.find((file: { path: string }) => file.path === name),
    { bytes: fileBytes, sha256 },
  );
  writeFileSync(path, JSON.stringify(manifest));
  return name;
}

async function measured(pid: number, order: ReadersOrder): Promise<Download> {
  const before = cpuSeconds([pid]);
  const { bytes, seconds } = await read(order);
  const after = cpuSeconds([pid]);
  const cpu = before === undefined || after === undefined ? null : (after - before) * 1000;
  return { perSecond: bytes / seconds, cpuMsPerGb: cpu === null ? null : Math.round(cpu / (bytes / 1e9)) };
}

async function read(order: ReadersOrder): Promise<Reading> {
  const child = spawn(process.execPath, [readersProcess], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(order));
  const said = await text(child.stdout);
  if (said === '') throw new Error('The readers gave up.');
  return JSON.parse(said) as Reading;
}
