import { addDays } from '#shared/day.ts';
import type { ForReviewers } from '../aggregate/cohort/for-reviewers.ts';
import { type EnrolmentScan, scanEnrolments } from '../aggregate/cohort/scan-enrolments.ts';
import { publicProfile } from '../aggregate/profile.ts';
import { windowBefore, windowOf } from '../aggregate/window.ts';
import { inStore } from '../measure/in-store.ts';
import type { Measure } from '../measure/measure.ts';
import { everybodySql, supportersSql } from '../measure/supporters-sql.ts';
import type { Progress } from '../measure/workbench.ts';
import { OperatorError } from '../operator-error.ts';
import type { Store } from '../store/open-store.ts';
import { inOneMoment } from './one-moment.ts';
import type { ScanOrder } from './orders.ts';

/** A cell whose supporters joined together, beyond chance. */
export interface CohortAlarm extends Omit<EnrolmentScan, 'alarm' | 'firstWeek'> {
  measure: string;
  key: string[];
  /** Monday of the first week. */
  joinedFrom: string;
}

/**
 * Looks in a window for cells whose supporters joined together, as made-up accounts do. It counts without noise, so what
 * it finds is for two named reviewers, and all that may follow is that a whole measure is withheld.
 * @returns alarms, least probable first; one honest cell in a hundred raises one, too
 * @throws OperatorError when the reviewers are not two
 */
export async function scanCohorts(
  { publisherPool }: Pick<Store, 'publisherPool'>,
  { study, window: day, reviewers }: ScanOrder,
  measures: readonly Measure[],
  progress?: Progress,
): Promise<{ scanned: number; alarms: CohortAlarm[] }> {
  const window = windowOf(day);
  const order = { study, ...window, closedBefore: windowBefore(window).closed };
  return inOneMoment(publisherPool, async (client) => {
    const bench = await inStore(client, { ...order, eligible: publicProfile.eligible });
    const everybody = byWeek(
      (await bench.rows<{ week: number; people: number }>(everybodySql())).map(({ week, people }) => [
        week,
        people,
      ]),
    );
    const found: CohortAlarm[] = [];
    let scanned = 0;
    const named = measures.filter(({ keys }) => !keys);
    for (const [done, measure] of named.entries()) {
      progress?.(done, named.length, `looking through ${measure.id}`);
      const rows = await bench.rows<{ cell: string; week: number; supporters: number }>(
        supportersSql(measure, publicProfile.selection.atLeast),
      );
      for (const [cell, own] of Map.groupBy(rows, (row) => row.cell)) {
        scanned++;
        const supporters = byWeek(own.map(({ week, supporters: n }) => [week, n]));
        const scan = open(
          scanEnrolments(align(supporters, everybody), { seed: `${measure.id} ${cell}` }),
          reviewers,
        );
        if (scan.alarm) found.push(alarmOf(scan, measure.id, cell, Math.min(...everybody.keys())));
      }
    }
    return { scanned, alarms: found.sort((a, b) => a.p - b.p || b.z - a.z) };
  });
}

function byWeek(counts: [week: number, n: number][]): Map<number, number> {
  return new Map(counts);
}

/** The same weeks in both, without gaps. */
function align(supporters: ReadonlyMap<number, number>, everybody: ReadonlyMap<number, number>) {
  const [first, last] = [Math.min(...everybody.keys()), Math.max(...everybody.keys())];
  const weeks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    supporters: weeks.map((week) => supporters.get(week) ?? 0),
    everybody: weeks.map((week) => everybody.get(week) ?? 0),
  };
}

function open(scan: ForReviewers<EnrolmentScan>, reviewers: readonly string[]): EnrolmentScan {
  const opened = scan.openFor(reviewers);
  if ('problem' in opened) throw new OperatorError(opened.problem);
  return opened.outcome;
}

function alarmOf(scan: EnrolmentScan, measure: string, cell: string, first: number): CohortAlarm {
  const { alarm: _, firstWeek, ...rest } = scan;
  const joinedFrom = addDays('2024-01-01', (first + firstWeek) * 7);
  return { measure, key: JSON.parse(cell) as string[], joinedFrom, ...rest };
}
