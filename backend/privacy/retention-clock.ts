import type { Installation } from './installation.ts';

/** One kind of thing that is kept, for how long, and what takes it away. */
export interface RetentionRule {
  what: string;
  /** Days after which it is gone; null where nothing counts down. */
  days: number | null;
  /** The same for people: from when, or until what. */
  kept: string;
  /** What takes it away. */
  by: string;
}

/** How long everything is kept here: the one list that pages, papers and the command line show. */
export function retentionClock(here: Installation): RetentionRule[] {
  const { retentionDays, quarantineDays, backups } = here;
  const nightly = 'a job, every night after midnight (UTC)';
  const rule = (what: string, days: number | null, kept: string, by: string): RetentionRule => ({
    ...{ what, days, kept, by },
  });
  return [
    rule(
      'Items and counts that were donated',
      retentionDays,
      `${retentionDays} days after the day on which they were seen`,
      nightly,
    ),
    rule('Stories and page structures', retentionDays, `${retentionDays} days after they came`, nightly),
    rule('Receipts of deletions', retentionDays, `${retentionDays} days after the deletion`, nightly),
    rule(
      'The text of batches that were kept apart',
      quarantineDays,
      `${quarantineDays} days; that a batch came, and why it was kept apart, as long as any other`,
      nightly,
    ),
    rule(
      'Anything that its contributor deletes',
      0,
      'gone in the database before the answer is given',
      'the contributor, at any time',
    ),
    rule(
      'Backups',
      backups.keepDays,
      `${backups.keepDays} days at most; after a restore, what was deleted meanwhile is deleted again`,
      backups.scheduled ? 'the job that makes them' : 'the operator’s own schedule',
    ),
    rule(
      'A contributor’s public key, study and day of joining',
      null,
      'until everything of theirs is deleted; then only that this key has left, so that nothing is taken in its name again',
      'the contributor, at any time',
    ),
    rule(
      'Signatures and challenges, in memory',
      0,
      'ten minutes, so that no request counts twice',
      'the server itself',
    ),
    rule(
      'Network addresses',
      0,
      'in memory, while limits for a network are counted; never in the log, never in the database',
      'the server itself',
    ),
    rule(
      'Published figures, and the record of what they cost',
      null,
      'without end: they are of many people, with noise, and of no single one',
      'nothing',
    ),
    rule(
      'Stories published for everybody',
      null,
      'on the page until their writer takes them back; a copy in a release that is out already cannot be called back',
      'the contributor, or a moderator',
    ),
    rule(
      'Who looked at what (moderators and partners)',
      null,
      'without end; names no contributor',
      'nothing',
    ),
  ];
}
