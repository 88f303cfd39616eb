import type { Database } from './database.ts';
import type { MarkReason } from './rows.ts';
import { afterReport, type CountsChange } from './surface-history.ts';

/** What is not heard of for longer than this is forgotten, in milliseconds: 30 days. */
const lifetime = 30 * 24 * 60 * 60 * 1000;

/** A surface that looks as if its site had changed. */
export interface Mark {
  source: string;
  surface: string;
  why: MarkReason;
  /** The person has agreed to send how it is built now. */
  isHelped: boolean;
}

/** Takes in what page views came to: raises marks, and takes them away. */
export async function noteCounts(
  database: Database,
  changes: readonly CountsChange[],
  now: number,
): Promise<void> {
  const { marks } = database;
  await database.transaction('rw', marks, async () => {
    for (const change of changes) {
      const { source, surface } = change.after;
      await marks.put(afterReport(await marks.get([source, surface]), change, now));
    }
  });
}

/**
 * The marks that hold now. Everything that shows or tells of one asks here.
 * @param rules `source@version` that read each source now: what other rules could not read says nothing about these
 */
export async function readMarks(database: Database, rules: ReadonlySet<string>): Promise<Mark[]> {
  const rows = await database.marks.toArray();
  return rows.flatMap(({ source, surface, rules: readBy, raised }) =>
    raised && rules.has(readBy)
      ? [{ source, surface, why: raised.why, isHelped: raised.isHelped ?? false }]
      : [],
  );
}

/** Notes that the person helps to mend the rules of a surface. */
export async function noteHelp(database: Database, source: string, surface: string): Promise<void> {
  await database.marks
    .where('[source+surface]')
    .equals([source, surface])
    .modify(({ raised }) => {
      if (raised) raised.isHelped = true;
    });
}

/** Forgets surfaces that were not met for 30 days. */
export async function forgetOldMarks(database: Database, now: number): Promise<void> {
  await database.marks.filter((row) => row.changedAt < now - lifetime).delete();
}
