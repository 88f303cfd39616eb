import { mostWorkBits } from '#shared/wire/challenge.ts';
import type { Enrolment } from '#shared/wire/enrolment.ts';
import { doWork } from '#shared/wire/work.ts';
import { noteInvitationWaits, readInvitation } from '../store/invitation.ts';
import { askChallenge } from '../upload/ask-challenge.ts';
import type { PostResult } from '../upload/post.ts';
import type { Delivery } from './delivery.ts';
import { plainInviteOf, readInstitution } from './read-institution.ts';

/** How long a server is left alone that asked for an invitation which is not here, in milliseconds. */
const untilAskedAgain = 60 * 60_000;

/** What goes along with a key that the server does not know yet. */
export type Terms = Pick<Enrolment, 'work' | 'invite'>;

/**
 * Asks what the server wants of a new key, and does it: the work, beside everything else that this worker does, and the
 * code of an invitation where the person has entered one, or whoever manages the browser has set one. Where a code lacks,
 * nothing is worked off.
 */
export async function meetTerms(
  { deps, backend, signal }: Delivery,
  publicKey: string,
): Promise<Terms | Extract<PostResult, { later: unknown }>> {
  const { database, outside } = deps;
  const { settings } = await readInstitution(deps);
  const { code, waits, askedAt = 0 } = await readInvitation(database, plainInviteOf(settings));
  if (waits && outside.now() - askedAt < untilAskedAgain) return { later: 'server' };
  const asked = await askChallenge(backend.origin, signal);
  if (signal.aborted) return { later: 'stopped' };
  // A server from before there was work wants nothing.
  if ('failed' in asked) return asked.failed === 'not-found' ? {} : { later: 'offline' };
  const { challenge, bits, invite } = asked;
  if (invite && (code === undefined || waits)) {
    await noteInvitationWaits(database, code, outside.now());
    return { later: 'server' };
  }
  // More would keep the device busy for hours.
  if (bits > mostWorkBits) return { later: 'server' };
  const invited = invite && code !== undefined ? { invite: code } : {};
  if (bits === 0) return invited;
  const work = await doWork(challenge, publicKey, bits, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  return work ? { work, ...invited } : { later: 'stopped' };
}
