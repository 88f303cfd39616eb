import { z } from 'zod';

/** Settings of moderation, by the names of their environment variables. */
export const moderationSettings = {
  DAYLIGHT_MODERATION: z
    .enum(['one', 'two'])
    .default('one')
    .describe('How many moderators must want the same before a story is published'),
  ADMIN_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port of the pages for moderators, 0 for any free one; without it there are none'),
  ADMIN_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe(
      'Address that the pages for moderators listen on; beyond this machine only together with ADMIN_URL',
    ),
  ADMIN_URL: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('Address of the pages for moderators as a proxy with TLS in front shows them'),
};

const Settings = z.object(moderationSettings);

/** How stories are moderated. */
export interface ModerationConfig {
  /** How many moderators must want the same. */
  persons: 1 | 2;
  /** Where the pages for moderators are; undefined where there are none. */
  admin: { port: number; host: string; url: string | undefined } | undefined;
}

/** Reads the settings out of those that were checked. */
export function moderationOf(env: z.infer<typeof Settings>): ModerationConfig {
  const { ADMIN_PORT: port, ADMIN_HOST: host, ADMIN_URL: url } = env;
  return {
    persons: env.DAYLIGHT_MODERATION === 'two' ? 2 : 1,
    admin: port === undefined ? undefined : { port, host, url: url && new URL(url).origin },
  };
}
