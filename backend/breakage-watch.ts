import type { Logger } from 'pino';
import { addDays, utcDay } from '#shared/day.ts';
import { type BreakageAlarm, breakageAlarms, nameOf } from './aggregate/breakage-alarms.ts';
import { simulationStudy } from './config.ts';
import { readBreakage } from './store/read-breakage.ts';
import { newestStructures } from './store/read-structures.ts';
import type { SqlPool } from './store/sql-pool.ts';

/** An alarm, and the newest structures that volunteers sent of it: `daylight source fixture <id>` makes pages of them. */
export type FoundAlarm = BreakageAlarm & { structures: string[] };

/** Days that count as now: devices send the counts of a day when it is over, and not all of them at once. */
const recentDays = 2;
const daysBefore = 7;
const mostStructures = 5;

/** Alarms of this moment, the worst first. */
export async function findAlarms(pool: SqlPool, now: Date): Promise<FoundAlarm[]> {
  // A device whose clock is a little fast is in tomorrow already.
  const to = addDays(utcDay(now), 1);
  const from = addDays(utcDay(now), 1 - recentDays);
  const week = { from: addDays(from, -daysBefore), to: addDays(from, -1) };
  const recent = await readBreakage(pool, { from, to, except: simulationStudy });
  const before = await readBreakage(pool, { ...week, except: simulationStudy });
  const found: FoundAlarm[] = [];
  for (const alarm of breakageAlarms(recent, before))
    found.push({ ...alarm, structures: await newestStructures(pool, alarm, mostStructures) });
  return found;
}

/** Looks for alarms and writes each into the log when it is new, and when it is over. For a job that comes back often. */
export function breakageWatch(pool: SqlPool, log: Logger): (now: Date) => Promise<void> {
  let known: ReadonlySet<string> = new Set();
  return async (now) => {
    const alarms = await findAlarms(pool, now);
    const names = new Set(alarms.map(nameOf));
    for (const alarm of alarms)
      if (!known.has(nameOf(alarm)))
        log.error(alarm, `ALARM: ${nameOf(alarm)} reads a site that has changed`);
    for (const name of known) if (!names.has(name)) log.info(`The alarm about ${name} is over`);
    known = names;
  };
}
