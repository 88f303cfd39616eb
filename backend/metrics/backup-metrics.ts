import type { Family } from './family.ts';
import { gauge } from './gauge.ts';

/** How old the newest backup is, and how many there are. @param made when each was made, in milliseconds since 1970 */
export function backupMetrics(made: () => Promise<readonly number[]>, hours: number): Family[] {
  return [
    gauge(
      'daylight_backup_last_success_timestamp_seconds',
      'When the newest backup was made (Unix time); 0 when there is none.',
      async () => Math.max(0, ...(await made())) / 1000,
    ),
    gauge('daylight_backup_interval_seconds', 'How often one should be made.', () => hours * 3600),
    gauge('daylight_backups', 'Backups in the folder.', async () => (await made()).length),
  ];
}
