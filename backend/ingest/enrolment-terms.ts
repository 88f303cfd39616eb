import { createHash, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Challenge, plainInvite, type Work } from '#shared/wire/challenge.ts';
import { hasLeadingZeros, workBytes } from '#shared/wire/work.ts';

/** What is asked of a key that nobody knows yet. */
export interface EnrolmentTerms {
  /** Leading zero bits that the work must have; 0: no work is asked for. */
  bits: number;
  /** SHA-256 of every invitation; none: everybody may enrol. */
  invites: readonly Uint8Array[];
  /** What challenges are signed with (HMAC-SHA-256). The same on every server of a study. */
  secret: Uint8Array;
}

/** How long a challenge is good, in seconds: time enough for the slowest device, and none to gather a stock. */
export const challengeSeconds = 600;

/**
 * The terms by the configuration.
 * @param contentKey every server of a study has this one, so that what is derived from it (HKDF) needs no setting
 * @param invites codes of invitations
 */
export function enrolmentTerms(
  bits: number,
  invites: readonly string[],
  contentKey: Uint8Array,
): EnrolmentTerms {
  const secret = new Uint8Array(hkdfSync('sha256', contentKey, '', 'daylight-enrolment/v1', 32));
  return { bits, invites: invites.map(inviteHash), secret };
}

/** A new challenge. The server remembers nothing of it: that it is the server's own, its signature says. */
export function newChallenge({ bits, invites, secret }: EnrolmentTerms, now: Date): Challenge {
  const expires = Math.floor(now.getTime() / 1000) + challengeSeconds;
  const content = `${randomBytes(16).toString('base64url')}.${expires}`;
  const challenge = `${content}.${signatureOf(content, secret).toString('base64url')}`;
  return { challenge, bits, invite: invites.length > 0, expires };
}

/**
 * Whether work was done for this very key, for a challenge of ours that is still good. It costs one hash. A challenge
 * is not used up: for another key, or another study, all the work is to be done anew.
 */
export function isWorkDone(
  work: Work | undefined,
  publicKey: string,
  { bits, secret }: EnrolmentTerms,
  now: Date,
): boolean {
  if (bits === 0) return true;
  if (!work) return false;
  const [random = '', expires = '', signature = ''] = work.challenge.split('.');
  const given = Buffer.from(signature, 'base64url');
  const ours = signatureOf(`${random}.${expires}`, secret);
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return false;
  if (!(Number(expires) * 1000 >= now.getTime())) return false;
  return hasLeadingZeros(hash('sha256', workBytes(work.challenge, publicKey, work.solution), 'buffer'), bits);
}

/** Whether somebody was invited, or everybody is. Takes the same time for every code. */
export function isInvited(code: string | undefined, { invites }: EnrolmentTerms): boolean {
  if (invites.length === 0) return true;
  const given = inviteHash(code ?? '');
  return invites.map((invite) => timingSafeEqual(invite, given)).includes(true);
}

function inviteHash(code: string): Buffer {
  return createHash('sha256').update(plainInvite(code)).digest();
}

function signatureOf(content: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(content).digest();
}
