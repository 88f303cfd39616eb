import { z } from 'zod';
import { longestBackupDays } from '../store/retention.ts';

/** Settings of what an operator has done by itself and watches: backups and metrics. Part of the list in config.ts. */
export const operatorSettings = {
  DAYLIGHT_BACKUP_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe('Where the server puts backups by itself, best on another disk; without it, it makes none'),
  DAYLIGHT_BACKUP_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(168)
    .default(24)
    .describe('Hours between two backups'),
  DAYLIGHT_BACKUP_KEEP: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(14)
    .describe(
      `How many backups are kept, the newest ones; none for longer than ${longestBackupDays} days, as volunteers were promised`,
    ),
  DAYLIGHT_BACKUP_KEY: z
    .string()
    .optional()
    .describe('32 random bytes in base64 that backups are encrypted with; without it they are not')
    .meta({ secret: true }),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port that metrics for Prometheus are served on; without it they are not'),
  METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that metrics are served on; where others can reach it, METRICS_TOKEN must be set'),
  METRICS_TOKEN: z
    .string()
    .min(32)
    .refine((token) => new Set(token).size >= 8, 'it can be guessed, so take a random one')
    .optional()
    .describe('What Prometheus must send as bearer token, 32 characters or longer')
    .meta({ secret: true }),
};
