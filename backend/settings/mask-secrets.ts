import type { Config } from '../config.ts';

/** The configuration for people's eyes: passwords and keys masked. */
export function maskSecrets(config: Config): Config {
  return {
    ...config,
    databaseUrl: config.databaseUrl && maskPassword(config.databaseUrl),
    receiptKey: config.receiptKey && '***',
    contentKey: config.contentKey && '***',
    invites: config.invites.map(() => '***'),
    backups: { ...config.backups, key: config.backups.key && '***' },
    metrics: { ...config.metrics, token: config.metrics.token && '***' },
  };
}

/** An address for people's eyes: with its user, without its password. */
export function maskPassword(url: string): string {
  return url.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:***@');
}
