import type { Context } from 'hono';
import { utcDay } from '#shared/day.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { KeyScope } from '../partner/key-scope.ts';
import { hasEnded, type PartnerKey } from '../partner/keys.ts';
import type { PartnerDesk } from '../partner/partner-desk.ts';
import type { RequestVariables } from './problem.ts';

/** What a key is checked with. */
export interface VerifyPartnerDeps {
  partner: Pick<PartnerDesk, 'findKey'>;
  now: () => Date;
}

/** Who asks, by the key in the Authorization header (RFC 6750): known, not ended, and for what is asked. */
export async function verifyPartner(
  context: Context<RequestVariables>,
  scope: KeyScope,
  { partner, now }: VerifyPartnerDeps,
): Promise<Outcome<PartnerKey>> {
  const [, given] = /^Bearer ([\w-]{1,200})$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (given === undefined) return refuse('partner_key_missing');
  const key = await partner.findKey(given);
  if (!key) return refuse('partner_key_unknown');
  if (hasEnded(key, utcDay(now()))) return refuse('partner_key_ended');
  return key.scopes.includes(scope) ? { value: key } : refuse('partner_scope_missing');
}
