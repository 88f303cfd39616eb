import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { LogSource } from '#shared/log/log-source.ts';
import { paths } from '#shared/wire/paths.ts';
import { refuse } from './ingest/outcome.ts';
import type { RequestFacts } from './metrics/request-metrics.ts';
import { type ExportDeps, exportRoutes } from './routes/export-routes.ts';
import { extensionCors } from './routes/extension-cors.ts';
import { type HealthRouteDeps, healthRoutes } from './routes/health-routes.ts';
import { type IngestRouteDeps, ingestRoutes } from './routes/ingest-routes.ts';
import { interfaceHeaders } from './routes/interface-headers.ts';
import { logRequests } from './routes/log-requests.ts';
import { logRoutes } from './routes/log-routes.ts';
import { type PartnerRouteDeps, partnerRoutes } from './routes/partner-routes.ts';
import { problem, type RequestVariables } from './routes/problem.ts';
import { bucketsOf, type RateLimits, rateLimit } from './routes/rate-limit.ts';
import { type ReceiptListDeps, receiptListRoutes } from './routes/receipt-list-routes.ts';
import { rulesRoutes } from './routes/rules-routes.ts';
import { type StoryOutcomeDeps, storyOutcomeRoutes } from './routes/story-outcome-routes.ts';
import { type StudyRouteDeps, studyRoutes } from './routes/study-routes.ts';
import type { PublishedRules } from './rules/published-rules.ts';
import { isTemporaryFailure } from './store/temporary-failure.ts';

/** All that the application needs from outside. */
export interface AppDeps
  extends IngestRouteDeps,
    Pick<ReceiptListDeps, 'listBatches'>,
    Pick<StoryOutcomeDeps, 'storyOutcomes'>,
    Pick<ExportDeps, 'exportOf'>,
    Pick<PartnerRouteDeps, 'partner' | 'partnerLimits'>,
    Pick<StudyRouteDeps, 'studyList'>,
    HealthRouteDeps {
  log: Logger;
  /** How much may come from one network. */
  rateLimits: RateLimits;
  /** Told of every request that was answered. */
  onRequest?: (facts: RequestFacts) => void;
  /** Rule packs and stop list, for everybody's extension. */
  rules: PublishedRules;
  /** The public log as files. */
  publicLog: LogSource;
  /** Pages and downloads for everybody. */
  portal: Hono;
  /** What was published, for programs. */
  api: Hono<RequestVariables>;
}

/** The whole backend as a function from request to response. It never listens. */
export function buildApp(deps: AppDeps): Hono<RequestVariables> {
  const { requests, enrolments } = bucketsOf(deps.rateLimits);
  const { trustedProxies } = deps.rateLimits;
  return new Hono<RequestVariables>()
    .use(logRequests(deps.log, deps.onRequest))
    .use('/v1/*', interfaceHeaders)
    .use('/v1/*', extensionCors)
    .use('/v1/*', rateLimit(requests, trustedProxies, deps.now))
    .use('/stories/:number/report', rateLimit(enrolments, trustedProxies, deps.now))
    .use('/api/*', rateLimit(requests, trustedProxies, deps.now))
    .use(`${paths.enrolments}/*`, rateLimit(enrolments, trustedProxies, deps.now))
    .route('/', ingestRoutes(deps))
    .route('/', receiptListRoutes(deps))
    .route('/', storyOutcomeRoutes(deps))
    .route('/', exportRoutes(deps))
    .route('/', partnerRoutes(deps))
    .route('/', rulesRoutes(deps))
    .route('/', studyRoutes(deps))
    .route('/', logRoutes(deps))
    .route('/', healthRoutes(deps))
    .all('/v1/*', (context) => problem(context, refuse('not_found')))
    .route('/', deps.api)
    .route('/', deps.portal)
    .onError((error, context) => {
      const temporary = isTemporaryFailure(error);
      // The message of an error inside the server may quote what was sent; where it happened does not.
      const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
      deps.log.error({ error: error.name, ...(temporary ? { reason: error.message } : { frames }) });
      return problem(context, refuse(temporary ? 'overloaded' : 'internal'));
    });
}
