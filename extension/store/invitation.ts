import type { Database } from './database.ts';
import { presentKey } from './keys.ts';
import type { Attempts } from './rows.ts';

/** What is known of the invitation to the study. */
export interface Invitation {
  /** The code that the person entered. */
  code?: string;
  /** Why nothing is sent: the study asks for a code, or did not take the one that is here. */
  waits?: 'wanted' | 'refused';
  /** When the study was last found to ask, milliseconds since 1970. */
  askedAt?: number;
}

/** The invitation as it stands. Empty where none was ever asked for. */
export async function readInvitation(database: Database): Promise<Invitation> {
  return ((await database.memos.get('invitation'))?.value ?? {}) as Invitation;
}

/**
 * What a person is to know of the invitation: that the study asks for one, that it did not take their code, or that their
 * code was not answered yet. Null where there is nothing to say.
 */
export async function invitationStanding(
  database: Database,
  study: string,
): Promise<'wanted' | 'refused' | 'trying' | null> {
  const { code, waits } = await readInvitation(database);
  if (waits || code === undefined) return waits ?? null;
  return (await presentKey(database, study))?.receiptKey ? null : 'trying';
}

/** Notes that nothing can be sent for want of a good code. A code that was entered meanwhile stays as it is. */
export async function noteInvitationWaits(
  database: Database,
  tried: string | undefined,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.memos, async () => {
    const { code } = await readInvitation(database);
    if (code !== tried) return;
    const waits = code === undefined ? 'wanted' : 'refused';
    await database.memos.put({
      name: 'invitation',
      value: { ...(code === undefined ? {} : { code }), waits, askedAt: now },
    });
  });
}

/** Notes that the study has taken this device. The code stays, should the server ever ask again. */
export async function noteInvitationTaken(database: Database): Promise<void> {
  await database.memos
    .where('name')
    .equals('invitation')
    .modify((memo) => {
      const { code } = memo.value as Invitation;
      memo.value = code === undefined ? {} : { code };
    });
}

/** Keeps a code that the person entered, and makes due at once whatever waited for it. */
export async function keepInvitation(database: Database, code: string, now: number): Promise<void> {
  const { memos, outbox, stories, structures } = database;
  await database.transaction('rw', [memos, outbox, stories, structures], async () => {
    await memos.put({ name: 'invitation', value: { code } satisfies Invitation });
    const dueNow = (row: Attempts) => {
      if (row.nextAttemptAt > now && !row.refused) row.nextAttemptAt = now;
    };
    await outbox.toCollection().modify(dueNow);
    await stories.toCollection().modify(dueNow);
    await structures.toCollection().modify(dueNow);
  });
}
