import { utcDay } from '#shared/day.ts';
import project from '../package.json' with { type: 'json' };
import { keptBackups } from './archive/kept-backups.ts';
import { type Config, simulationStudy } from './config.ts';
import type { IngestStore } from './ingest/ingest-store.ts';
import { type JobBook, jobBook } from './jobs/job-book.ts';
import { type Listener, listen } from './listen.ts';
import { backupMetrics } from './metrics/backup-metrics.ts';
import { diskMetrics } from './metrics/disk-metrics.ts';
import { exposition, expositionType } from './metrics/exposition.ts';
import { gauge } from './metrics/gauge.ts';
import { ingestMetrics } from './metrics/ingest-metrics.ts';
import { jobMetrics } from './metrics/job-metrics.ts';
import { processMetrics } from './metrics/process-metrics.ts';
import { type RequestFacts, requestMetrics } from './metrics/request-metrics.ts';
import { type ServerState, stateMetrics } from './metrics/state-metrics.ts';
import { type Readiness, readiness } from './readiness.ts';
import { dueWindows } from './releases/due-windows.ts';
import { readBudgets } from './releases/read-budgets.ts';
import { metricsRoutes } from './routes/metrics-routes.ts';
import type { Store } from './store/open-store.ts';
import { readStoreState } from './store/read-state.ts';

/** What is known of a running server, for those who watch it. */
export interface ServerWatch {
  jobs: JobBook;
  readiness: () => Promise<Readiness>;
  /** Told of every request that was answered. */
  onRequest: (facts: RequestFacts) => void;
  /** The same store, with what it takes in counted. */
  counting: (store: IngestStore) => IngestStore;
  /** Serves metrics where the settings say; undefined where they do not. */
  serveMetrics(): Promise<Listener | undefined>;
}

/** Watches a server: its requests, jobs, database, disks and process. @param isStrained whether it turns some away */
export function watchServer(
  config: Config,
  { pool, engine }: Pick<Store, 'pool' | 'engine'>,
  dataFolder: string,
  isStrained: () => boolean,
): ServerWatch {
  const jobs = jobBook();
  const ready = readiness(pool, dataFolder, jobs);
  const requests = requestMetrics();
  const ingest = ingestMetrics();
  const { folder, hours } = config.backups;
  const places = { data: dataFolder, ...(folder ? { backups: folder } : {}) };
  const families = [
    ...requests.families,
    ...ingest.families,
    ...jobMetrics(jobs),
    ...stateMetrics(() => readState(config.studies, pool)),
    ...diskMetrics(places),
    ...(folder ? backupMetrics(async () => (await keptBackups(folder)).map(({ made }) => made), hours) : []),
    ...processMetrics(),
    gauge('daylight_ready', '1 while donations can be taken.', async () => ((await ready()).ready ? 1 : 0)),
    gauge('daylight_strained', '1 while requests are turned away for lack of time.', () =>
      Number(isStrained()),
    ),
    gauge('daylight_build_info', 'Always 1; its labels say what runs.', () => [
      { labels: { version: project.version, engine, node: process.versions.node }, value: 1 },
    ]),
  ];
  const { port, host, token } = config.metrics;
  return {
    ...{ jobs, readiness: ready, onRequest: requests.onRequest, counting: ingest.counting },
    async serveMetrics() {
      if (port === undefined) return undefined;
      const app = metricsRoutes(token, () => exposition(families), expositionType);
      return listen(app.fetch, port, host);
    },
  };
}

async function readState(studies: readonly string[], pool: Store['pool']): Promise<ServerState> {
  const { measured, ...state } = await readStoreState(pool);
  const due = studies.flatMap((study) => {
    const windows = measured[study];
    if (study === simulationStudy || windows === undefined) return [];
    return [[study, dueWindows(windows, utcDay(new Date())).length]];
  });
  const budgets = (await readBudgets(pool)).map(({ study, year, spentRho, capRho }) => ({
    ...{ study, year, spent: spentRho / capRho },
  }));
  return { ...state, windowsDue: Object.fromEntries(due), budgets };
}
