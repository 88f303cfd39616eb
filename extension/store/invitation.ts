import type { Database } from './database.ts';
import { presentKey } from './keys.ts';
import type { Attempts } from './rows.ts';

/** What is known of the invitation to the study. */
export interface Invitation {
  /** The code that the person entered or, where they entered none, the one that whoever manages the browser set. */
  code?: string;
  /** Why nothing is sent: the study asks for a code, or did not take the one that is here. */
  waits?: 'wanted' | 'refused';
  /** When the study was last found to ask, milliseconds since 1970. */
  askedAt?: number;
}

/** What is kept of it: the code that the person entered, and the one that was tried last. */
interface InvitationMemo extends Invitation {
  tried?: string;
}

/**
 * The invitation as it stands. Empty where none was ever asked for. What was found out with another code counts no more.
 * @param set code that whoever manages the browser set
 */
export async function readInvitation(database: Database, set?: string): Promise<Invitation> {
  const { code = set, waits, askedAt, tried } = await readMemo(database);
  const invitation = code === undefined ? {} : { code };
  return waits === undefined || tried !== code ? invitation : { ...invitation, waits, askedAt: askedAt ?? 0 };
}

async function readMemo(database: Database): Promise<InvitationMemo> {
  const memo = ((await database.memos.get('invitation'))?.value ?? {}) as InvitationMemo;
  // An earlier version noted no more than the person's own.
  return 'tried' in memo || memo.code === undefined ? memo : { ...memo, tried: memo.code };
}

/**
 * What a person is to know of the invitation: that the study asks for one, that it did not take the code, or that their own
 * code was not answered yet. Null where there is nothing to say.
 * @param set code that whoever manages the browser set
 */
export async function invitationStanding(
  database: Database,
  study: string,
  set?: string,
): Promise<'wanted' | 'refused' | 'trying' | null> {
  const { waits } = await readInvitation(database, set);
  const { code } = await readMemo(database);
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
    const { code } = await readMemo(database);
    if (code !== undefined && code !== tried) return;
    const value: InvitationMemo = {
      ...(code === undefined ? {} : { code }),
      ...(tried === undefined ? {} : { tried }),
      waits: tried === undefined ? 'wanted' : 'refused',
      askedAt: now,
    };
    await database.memos.put({ name: 'invitation', value });
  });
}

/** Notes that the study has taken this device. The code stays, should the server ever ask again. */
export async function noteInvitationTaken(database: Database): Promise<void> {
  await database.memos
    .where('name')
    .equals('invitation')
    .modify((memo) => {
      const { code } = memo.value as InvitationMemo;
      memo.value = code === undefined ? {} : { code };
    });
}

/** Keeps a code that the person entered, and makes due at once whatever waited for it. */
export async function keepInvitation(database: Database, code: string, now: number): Promise<void> {
  const { memos, outbox, stories, structures } = database;
  await database.transaction('rw', [memos, outbox, stories, structures], async () => {
    await memos.put({ name: 'invitation', value: { code } satisfies Invitation });
    await hurryAll(database, now);
  });
}

/** Makes due at once whatever waits to be sent. */
export async function hurryAll(database: Database, now: number): Promise<void> {
  const { outbox, stories, structures } = database;
  await database.transaction('rw', [outbox, stories, structures], async () => {
    const dueNow = (row: Attempts) => {
      if (row.nextAttemptAt > now && !row.refused) row.nextAttemptAt = now;
    };
    await outbox.toCollection().modify(dueNow);
    await stories.toCollection().modify(dueNow);
    await structures.toCollection().modify(dueNow);
  });
}
