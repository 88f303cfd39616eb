import type { FoundAlarm } from '../breakage-watch.ts';
import { askDatabase } from './ask-database.ts';
import type { ConfigOptions } from './load-config.ts';

/** The alarms of this moment, from a running server or from the database itself. */
export async function findAlarmsFrom(options: ConfigOptions): Promise<FoundAlarm[]> {
  const found = await askDatabase(options, '/alarms', async (pool) => {
    const { findAlarms } = await import('../breakage-watch.ts');
    return findAlarms(pool, new Date());
  });
  return found ?? [];
}
