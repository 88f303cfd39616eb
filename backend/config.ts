import { z } from 'zod';
import { Invite, mostWorkBits } from '#shared/wire/challenge.ts';
import { StudyId } from '#shared/wire/contributor.ts';
import { limits } from '#shared/wire/limits.ts';
import { type ModerationConfig, moderationOf, moderationSettings } from './moderation/settings.ts';
import { databaseUrlOf } from './settings/database-url.ts';
import { type MetricsDoor, openDoorProblem } from './settings/metrics-door.ts';
import { operatorSettings } from './settings/operator-settings.ts';
import { type ExtensionSettings, extensionSettings, portalSettings } from './settings/portal-settings.ts';
import { withSecretFiles } from './settings/secret-files.ts';
import { unknownSettings } from './settings/unknown-settings.ts';
import { longestQuarantineDays, longestRetentionDays } from './store/retention.ts';
import { hasKnownPassword, isKnownSecret, isLoopback } from './weak-secrets.ts';

const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');

/** The study of simulated volunteers. Its rows are never mixed with anybody's real ones. */
export const simulationStudy = 'simulation';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787).describe('Port; 0 for any free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Public address, when a proxy stands in front; requests are signed for its host'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine((url) => !hasKnownPassword(url), 'its password is one that everybody knows, so choose another')
    .optional()
    .describe('PostgreSQL 15 or newer; without it the embedded database is used')
    .meta({ secret: true }),
  DATABASE_PASSWORD: z
    .string()
    .optional()
    .describe('Password of the database, where DATABASE_URL holds none')
    .meta({ secret: true }),
  DATA_FOLDER: z.string().min(1).default('.data').describe('Embedded database, keys and releases'),
  DAYLIGHT_STUDIES: z
    .string()
    .default('daylight')
    .transform(words)
    .pipe(z.array(StudyId).min(1))
    .describe('Studies that donations are taken for, separated by commas'),
  DAYLIGHT_STUDY_NAME: z.string().min(1).max(100).default('Daylight').describe('Name on the portal'),
  DAYLIGHT_CONTACT: z.string().min(1).max(200).optional().describe('E-mail or web address of who runs this'),
  ...portalSettings,
  DAYLIGHT_ACCEPT_SIMULATED: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: simulated volunteers are taken although others can reach this server'),
  DAYLIGHT_RECEIPT_KEY: z
    .string()
    .optional()
    .describe('Ed25519 private key (PKCS #8 PEM); without it one is made and kept in the data folder')
    .meta({ secret: true }),
  DAYLIGHT_CONTENT_KEY: z
    .string()
    .optional()
    .describe(
      '32 random bytes in base64 that what people sent is encrypted with; without it they are made and kept in the data folder',
    )
    .meta({ secret: true }),
  DAYLIGHT_ENROLMENT_BITS: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostWorkBits)
    .default(14)
    .describe(
      'Work that a device does before its key is taken, in leading zero bits; 14 takes about a second, each more doubles it, 0 asks for none',
    ),
  DAYLIGHT_INVITES: z
    .string()
    .default('')
    .transform(words)
    .pipe(
      z.array(Invite.refine((code) => !isKnownSecret(code), 'one that everybody knows lets everybody in')),
    )
    .describe(
      'Codes of invitations, 8 characters or longer, separated by commas; when set, only who has one can join',
    )
    .meta({ secret: true }),
  DAYLIGHT_RELEASES: z
    .enum(['auto', 'manual'])
    .default('auto')
    .describe('auto: a window is published when it has closed; manual: only "daylight release" publishes'),
  DAYLIGHT_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(1200)
    .describe('Requests that one network (/24 of IPv4, /48 of IPv6) may send in a minute; 0: no limit'),
  DAYLIGHT_ENROLMENTS_PER_HOUR: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe('Questions for a challenge and enrolments that one network may send in an hour; 0: no limit'),
  DAYLIGHT_PARTNER_ACCESSES_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .describe('Accesses that one key of a partner has in an hour; as many again after a rest'),
  DAYLIGHT_PARTNER_ROWS_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .default(1_000_000)
    .describe('Rows that one key of a partner may take in a day (UTC); 0: no limit'),
  DAYLIGHT_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe(
      'How many proxies of yours stand in front, each of which adds to X-Forwarded-For whom it saw. With BASE_URL and without this, networks cannot be told apart, and are not limited',
    ),
  DAYLIGHT_BURST: z
    .enum(['auto', 'never', 'always'])
    .default('auto')
    .describe('When batches are stored first and unpacked later: auto, when they pile up'),
  DAYLIGHT_MAX_IN_FLIGHT: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .describe('Batches, stories and deletions worked on at a time'),
  DAYLIGHT_MAX_BYTES_IN_FLIGHT: z.coerce
    .number()
    .int()
    .min(2 * limits.bodyBytes)
    .default(2 ** 25)
    .describe('Bytes of requests in memory at a time; those that come in slowest make room for others'),
  DAYLIGHT_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(limits.oldestDays + 1)
    .max(longestRetentionDays)
    .default(longestRetentionDays)
    .describe('Days after which what was donated is deleted; never more than volunteers were promised'),
  DAYLIGHT_QUARANTINE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestQuarantineDays)
    .default(longestQuarantineDays)
    .describe('Days after which the text of a batch that was kept apart is deleted'),
  ...moderationSettings,
  ...operatorSettings,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('What is logged'),
});

/** One environment variable: its name, what it is for, and what holds without it. */
export interface Setting {
  name: string;
  description: string;
  /** As it would be written; undefined where there is none. */
  fallback: string | undefined;
  /** Never shown, and can be given as a file in NAME_FILE. */
  secret: boolean;
}

/** Every environment variable that sets the backend up. */
export function listSettings(): Setting[] {
  const { properties = {} } = z.toJSONSchema(Environment, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', default: fallback, secret } = typeof schema === 'object' ? schema : {};
    return {
      ...{ name, description, secret: secret === true },
      fallback: fallback === undefined ? undefined : String(fallback),
    };
  });
}

/** Everything that can be set, checked. */
export interface Config {
  port: number;
  host: string;
  baseUrl: string | undefined;
  databaseUrl: string | undefined;
  dataFolder: string;
  studies: string[];
  studyName: string;
  contact: string | undefined;
  /** Where the portal says that people get the extension. */
  extension: ExtensionSettings;
  receiptKey: string | undefined;
  contentKey: string | undefined;
  enrolmentBits: number;
  invites: string[];
  requestsPerMinute: number;
  enrolmentsPerHour: number;
  /** What one key of a partner may take. */
  partnerLimits: { accessesPerHour: number; rowsPerDay: number };
  /** Undefined where nobody said, although a proxy stands in front: then networks are not limited. */
  trustedProxies: number | undefined;
  releases: z.infer<typeof Environment>['DAYLIGHT_RELEASES'];
  burst: z.infer<typeof Environment>['DAYLIGHT_BURST'];
  maxInFlight: number;
  maxBytesInFlight: number;
  retentionDays: number;
  quarantineDays: number;
  moderation: ModerationConfig;
  backups: { folder: string | undefined; hours: number; keep: number; key: string | undefined };
  metrics: MetricsDoor;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** The configuration, or one sentence for each variable that is wrong. */
export type ConfigReading = { config: Config } | { problems: string[] };

/** Reads the configuration from environment variables. An empty variable counts as absent. */
export function readConfig(environment: Record<string, string | undefined>): ConfigReading {
  const settings = listSettings();
  const secrets = settings.filter(({ secret }) => secret).map(({ name }) => name);
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const names = [...settings.map(({ name }) => name), ...secrets.map((name) => `${name}_FILE`)];
  const read = withSecretFiles(given, secrets);
  const problems = [...read.problems, ...unknownSettings(given, names)];
  const parsed = Environment.safeParse(read.environment);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0]);
    const where = read.fromFiles.has(name) ? `${name}_FILE` : path.join('.');
    problems.push(`${where} is wrong: ${message}.`);
  }
  if (!parsed.success) return { problems };
  const env = parsed.data;
  const database = databaseUrlOf(env.DATABASE_URL, env.DATABASE_PASSWORD);
  const metrics = { port: env.METRICS_PORT, host: env.METRICS_HOST, token: env.METRICS_TOKEN };
  const openDoor = openDoorProblem(metrics);
  if ('problem' in database) return { problems: [...problems, database.problem] };
  if (openDoor) problems.push(openDoor);
  if (problems.length > 0) return { problems };
  const alone = isLoopback(env.HOST) && (!env.BASE_URL || isLoopback(new URL(env.BASE_URL).hostname));
  const acceptSimulated = alone || env.DAYLIGHT_ACCEPT_SIMULATED === 'true';
  const studies = env.DAYLIGHT_STUDIES.filter((study) => study !== simulationStudy);
  return {
    config: {
      port: env.PORT,
      host: env.HOST,
      baseUrl: env.BASE_URL && new URL(env.BASE_URL).href.replace(/\/$/, ''),
      databaseUrl: database.url,
      dataFolder: env.DATA_FOLDER,
      studies: acceptSimulated ? [...studies, simulationStudy] : studies,
      studyName: env.DAYLIGHT_STUDY_NAME,
      contact: env.DAYLIGHT_CONTACT,
      extension: extensionSettings(env),
      receiptKey: env.DAYLIGHT_RECEIPT_KEY,
      contentKey: env.DAYLIGHT_CONTENT_KEY,
      enrolmentBits: env.DAYLIGHT_ENROLMENT_BITS,
      invites: env.DAYLIGHT_INVITES,
      requestsPerMinute: env.DAYLIGHT_REQUESTS_PER_MINUTE,
      enrolmentsPerHour: env.DAYLIGHT_ENROLMENTS_PER_HOUR,
      partnerLimits: {
        accessesPerHour: env.DAYLIGHT_PARTNER_ACCESSES_PER_HOUR,
        rowsPerDay: env.DAYLIGHT_PARTNER_ROWS_PER_DAY,
      },
      trustedProxies: env.DAYLIGHT_TRUSTED_PROXIES ?? (env.BASE_URL === undefined ? 0 : undefined),
      releases: env.DAYLIGHT_RELEASES,
      burst: env.DAYLIGHT_BURST,
      maxInFlight: env.DAYLIGHT_MAX_IN_FLIGHT,
      maxBytesInFlight: env.DAYLIGHT_MAX_BYTES_IN_FLIGHT,
      retentionDays: env.DAYLIGHT_RETENTION_DAYS,
      quarantineDays: env.DAYLIGHT_QUARANTINE_DAYS,
      moderation: moderationOf(env),
      backups: {
        ...{ folder: env.DAYLIGHT_BACKUP_FOLDER, hours: env.DAYLIGHT_BACKUP_HOURS },
        ...{ keep: env.DAYLIGHT_BACKUP_KEEP, key: env.DAYLIGHT_BACKUP_KEY },
      },
      metrics,
      logLevel: env.LOG_LEVEL,
    },
  };
}
