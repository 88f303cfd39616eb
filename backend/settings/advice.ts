import type { Config } from '../config.ts';
import { isLoopback } from '../weak-secrets.ts';

/** What is allowed and seldom meant: one sentence each, with the variable to set. */
export function adviceOn(config: Config): string[] {
  const { baseUrl, contact, backups, metrics } = config;
  const isPublic = baseUrl !== undefined && !isLoopback(new URL(baseUrl).hostname);
  const when = (is: boolean, sentence: string) => (is ? [sentence] : []);
  return [
    ...when(
      isPublic && !baseUrl.startsWith('https:'),
      'BASE_URL begins with http: what is donated can be read on its way; put a proxy with TLS in front.',
    ),
    ...when(
      config.trustedProxies === undefined,
      'DAYLIGHT_TRUSTED_PROXIES is not set: behind the proxy of BASE_URL networks cannot be told apart, and are not limited.',
    ),
    ...when(
      isPublic && contact === undefined,
      'DAYLIGHT_CONTACT is not set: volunteers must be able to reach whoever answers for their data.',
    ),
    ...when(
      backups.folder === undefined,
      'DAYLIGHT_BACKUP_FOLDER is not set: the server makes no backups by itself.',
    ),
    ...when(
      backups.folder !== undefined && backups.key === undefined,
      'DAYLIGHT_BACKUP_KEY is not set: pseudonyms, counts and public names in backups are readable by whoever has them.',
    ),
    ...when(
      isPublic && metrics.port === undefined,
      'METRICS_PORT is not set: nobody is told when something fails.',
    ),
  ];
}
