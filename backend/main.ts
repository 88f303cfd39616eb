import { join } from 'node:path';
import type { Logger } from 'pino';
import { addDays, utcDay } from '#shared/day.ts';
import type { ReportStory } from '#shared/stories/report-reason.ts';
import { openAdmin } from './admin/open-admin.ts';
import { apiRoutes } from './api/api-routes.ts';
import { buildApp } from './app.ts';
import { archiveRunning } from './archive/archive-running.ts';
import { dropOldCopies } from './archive/copy-before-migrating.ts';
import { refuseIfMoved } from './archive/moved.ts';
import { noteDeletions } from './archive/note-deletions.ts';
import { type BackupPlan, scheduledBackup } from './archive/scheduled-backup.ts';
import { openTombstones, type TombstoneBook } from './archive/tombstones.ts';
import { verifyStore } from './archive/verify-store.ts';
import { breakageWatch, findAlarms } from './breakage-watch.ts';
import type { Config } from './config.ts';
import { backupCipherOf, loadContentKey, loadReceiptSigner } from './data-folder.ts';
import { burstValve } from './ingest/burst-valve.ts';
import { consentDocumentHashes } from './ingest/consent-documents.ts';
import { enrolmentTerms } from './ingest/enrolment-terms.ts';
import { installationOf } from './installation-of.ts';
import { startDaily } from './jobs/daily.ts';
import { startHourly } from './jobs/hourly.ts';
import { startUnpacking } from './jobs/start-unpacking.ts';
import { type Listener, listen } from './listen.ts';
import { appendToLog } from './log/append-to-log.ts';
import { databaseLog, logOrigin } from './log/database-log.ts';
import { moderate } from './moderation/moderation-order.ts';
import { reportStory } from './moderation/report-story.ts';
import { storyOutcomes } from './moderation/story-outcomes.ts';
import { openOperatorDoor } from './operator-door.ts';
import { orderKey } from './partner/key-order.ts';
import { partnerDesk } from './partner/partner-desk.ts';
import { writeForPartner } from './partner/partner-order.ts';
import { portalRoutes } from './portal/portal-routes.ts';
import { quarantineDesk } from './quarantine/quarantine-desk.ts';
import { orderQuarantine } from './quarantine/quarantine-order.ts';
import { loadMeasures } from './releases/load-measures.ts';
import { publishDue } from './releases/publish-due.ts';
import { readBudgets } from './releases/read-budgets.ts';
import { recordReleases } from './releases/record-releases.ts';
import { carryOut, type ReleaseDesk } from './releases/release-order.ts';
import { scanCohorts } from './releases/scan-cohorts.ts';
import { withholdMeasure } from './releases/withhold.ts';
import { nonceMemory } from './routes/nonce-memory.ts';
import type { RateLimits } from './routes/rate-limit.ts';
import { PublishedRules } from './rules/published-rules.ts';
import { makeDayPartitions, unlessBusy } from './store/day-partitions.ts';
import { exportContributor } from './store/export-contributor.ts';
import { listBatches } from './store/list-batches.ts';
import { openStore, type Store } from './store/open-store.ts';
import { readStructure } from './store/read-structures.ts';
import { deleteOldRows } from './store/retention.ts';
import { sqlIngestStore } from './store/sql-ingest-store.ts';
import { unpackBatches } from './store/unpack-batches.ts';
import { storeOf } from './store-of.ts';
import { watchStrain } from './strain.ts';
import { eraseEnded } from './studies/erase-ended.ts';
import { StudyBook } from './studies/study-book.ts';
import { orderStudy } from './studies/study-order.ts';
import { watchServer } from './watch-server.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A backend that serves. */
export interface RunningServer {
  url: string;
  /** Where metrics are served, if they are. */
  metricsUrl: string | undefined;
  engine: Store['engine'];
  /** Public key that receipts are checked with. */
  receiptKey: string;
  /** Where moderators find their pages; undefined where there are none. */
  adminUrl: string | undefined;
  /** Stops taking requests, finishes the running ones, closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the backend: data folder, key, port, database, jobs.
 * @param onDeath called when the database dies under a running server
 * @throws OperatorError in one sentence
 */
export async function startServer(
  config: Config,
  log: Logger,
  onDeath: (error: Error) => void,
): Promise<RunningServer> {
  const where = storeOf(config);
  const { dataFolder } = where;
  refuseIfMoved(dataFolder);
  const releasesFolder = join(dataFolder, 'releases');
  const signer = loadReceiptSigner(dataFolder, config.receiptKey);
  const documents = await consentDocumentHashes();
  // The port comes first: a busy one is found before the database is touched. Early requests wait for the rest.
  const ready = Promise.withResolvers<ReturnType<typeof buildApp>>();
  const answer = async (request: Request, socket?: object) => (await ready.promise).fetch(request, socket);
  const listeners = [await listen(answer, config.port, config.host)];
  const [{ url }] = listeners as [Listener];
  const strain = watchStrain();
  const valve = burstValve(config.burst);
  const opened: {
    store?: Store;
    tombstones?: TombstoneBook;
    jobs: { stop(): void | Promise<void> }[];
  } = { jobs: [] };
  const close = async (patienceMs?: number) => {
    strain.stop();
    await Promise.all(listeners.map((listener) => listener.close(patienceMs)));
    await Promise.all(opened.jobs.map((job) => job.stop()));
    await opened.store?.close();
    await opened.tombstones?.close();
  };
  try {
    const store = await openStore(where, onDeath);
    opened.store = store;
    if (store.savedBefore !== undefined)
      log.info(
        { migrated: store.migrated, saved: store.savedBefore },
        'The database was saved, then migrated',
      );
    const logOwner = { signer, origin: logOrigin(config.baseUrl) };
    const appendNow = () => appendToLog(store.pool, logOwner, utcDay(new Date()));
    const watch = watchServer(config, store, dataFolder, strain.isStrained);
    const { noting } = watch.jobs;
    const keepHouse = noting('housekeeping', day, async (now: Date) => {
      await makeDayPartitions(store.pool, utcDay(now));
      await deleteOldRows(store.pool, utcDay(now), config.retentionDays, config.quarantineDays);
      await eraseEnded(store.pool, utcDay(now));
      await dropOldCopies(dataFolder, now);
    });
    const failed = (job: string) => (error: unknown) =>
      log.error({ error: String(error) }, `The ${job} job failed`);
    await keepHouse(new Date()).catch(unlessBusy(failed('daily')));
    const studies = new StudyBook(store.pool, config.studies);
    await studies.refresh();
    const tombstones = await openTombstones(dataFolder);
    opened.tombstones = tombstones;
    const refused = await recordReleases(store.pool, releasesFolder);
    if (refused.length > 0)
      log.warn(
        { releases: refused },
        'These releases are of windows that the database knows nothing of; they are served, and not measured again',
      );
    const keepLog = noting('public-log', day, async () => void (await appendNow()));
    keepLog().catch(failed('public log')); // Trouble with the log keeps nobody from donating.
    const partner = partnerDesk(store, loadMeasures);
    const desk: ReleaseDesk = {
      ...{ store, releasesFolder, signer, now: () => new Date() },
      ...{ contact: config.contact, address: config.baseUrl },
    };
    if (store.engine === 'postgres' && !store.rolesApart)
      log.warn('The database user may not create roles: ingest and publishing work with all its rights');
    const archived = {
      store,
      dataFolder,
      receiptKey: signer.publicKey,
      backupCipher: backupCipherOf(config),
    };
    const backups = backupsOf(config, archived);
    opened.jobs.push(
      ...(backups ? [startHourly(noting('backup', hour, backups), failed('backup'))] : []),
      studies.follow(failed('studies')),
      startUnpacking({
        unpack: (most) => unpackBatches(store.pool, store.cipher, most),
        isBusy: () => valve.isOpen(),
        onError: failed('unpacking'),
      }),
      startDaily(keepHouse, failed('daily')),
      startDaily(keepLog, failed('public log')),
      startHourly(noting('breakage', hour, breakageWatch(store.pool, log)), failed('hourly')),
      ...(config.releases === 'auto'
        ? [startHourly(noting('release', hour, publishDue(config.studies, desk, log)), failed('release'))]
        : []),
    );
    if (store.engine === 'embedded')
      listeners.push(
        await openOperatorDoor(dataFolder, {
          release: (order, progress) => carryOut(order, desk, progress),
          withhold: async (order) =>
            withholdMeasure(
              store.pool,
              order,
              (await loadMeasures()).map(({ id }) => id),
            ),
          scan: async (order, progress) => scanCohorts(store, order, await loadMeasures(), progress),
          partnerKeys: (order) => orderKey(store.pool, order, new Date()),
          partner: (order, progress) => writeForPartner(partner, order, new Date(), progress),
          moderate: (order) => moderate(store, order, new Date(), config.moderation.persons),
          quarantine: (order) =>
            orderQuarantine(
              quarantineDesk(store, documents, () => new Date()),
              order,
            ),
          studies: (order) =>
            orderStudy(store.pool, order, config.studies, new Date()).finally(() => studies.refresh()),
          budgets: () => readBudgets(store.pool),
          appendToLog: appendNow,
          alarms: () => findAlarms(store.pool, new Date()),
          structure: (id) => readStructure(store.pool, id),
          archive: (order, progress) => archiveRunning(order, archived, progress),
          verifyStore: (progress) =>
            verifyStore(
              store,
              signer.publicKey,
              addDays(utcDay(new Date()), -config.retentionDays),
              progress,
            ),
        }),
      );
    const admin = await openAdmin(config.moderation, store, { log, documents });
    if (admin) listeners.push(admin);
    const metrics = await watch.serveMetrics();
    if (metrics) listeners.push(metrics);
    const published = {
      releasesFolder,
      baseUrl: config.baseUrl ?? url,
      studyName: config.studyName,
      extension: config.extension,
      ...(config.contact === undefined ? {} : { contact: config.contact }),
      publicLog: databaseLog(store.pool, logOwner),
      installation: installationOf(config),
      reportStory: (...[number, reason]: Parameters<ReportStory>) =>
        reportStory(store.pool, number, reason, utcDay(new Date())),
    };
    ready.resolve(
      buildApp({
        log,
        signer,
        store: watch.counting(noteDeletions(sqlIngestStore(store), tombstones)),
        exportOf: (contributor) => exportContributor(store.pool, store.cipher, contributor),
        ...{ partner, partnerLimits: config.partnerLimits },
        valve,
        documents,
        studies,
        studyList: (now) => studies.list(now),
        terms: enrolmentTerms(
          config.enrolmentBits,
          config.invites,
          loadContentKey(dataFolder, config.contentKey),
        ),
        baseUrl: config.baseUrl,
        maxInFlight: config.maxInFlight,
        maxBytesInFlight: config.maxBytesInFlight,
        isStrained: strain.isStrained,
        rateLimits: rateLimitsOf(config, log),
        nonces: nonceMemory(),
        now: () => new Date(),
        readiness: watch.readiness,
        onRequest: watch.onRequest,
        rules: new PublishedRules(dataFolder),
        publicLog: databaseLog(store.pool, logOwner),
        storyOutcomes: (contributor) => storyOutcomes(store.pool, contributor),
        listBatches: (contributor) => listBatches(store.pool, contributor),
        portal: portalRoutes(published),
        api: apiRoutes(published),
      }),
    );
    const about = { url, engine: store.engine, receiptKey: signer.publicKey };
    return { ...about, adminUrl: admin?.url, metricsUrl: metrics?.url, close };
  } catch (error) {
    await close(0);
    throw error;
  }
}

function backupsOf({ backups }: Config, source: BackupPlan['source']) {
  const { folder, hours, keep } = backups;
  return folder === undefined ? undefined : scheduledBackup({ folder, hours, keep, source });
}

/** Behind a proxy that nobody told us of, all come from one address, and a limit would hit everybody at once. */
function rateLimitsOf(config: Config, log: Logger): RateLimits {
  const { requestsPerMinute, enrolmentsPerHour, trustedProxies } = config;
  if (trustedProxies !== undefined) return { requestsPerMinute, enrolmentsPerHour, trustedProxies };
  log.warn(
    'What comes from one network is not limited: set DAYLIGHT_TRUSTED_PROXIES to how many proxies are in front',
  );
  return { requestsPerMinute: 0, enrolmentsPerHour: 0, trustedProxies: 0 };
}
