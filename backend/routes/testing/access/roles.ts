import { randomBytes } from 'node:crypto';
import { addKey, revokeKey } from '../../../partner/keys.ts';
import type { SqlPool } from '../../../store/sql-pool.ts';
import { makeSigningKey, type SigningKey } from '../signing-key.ts';

/** Somebody who asks: with a key that signs, with something to show in the Authorization header, or with nothing. */
export interface Role {
  name: string;
  /** Signs with it. */
  key?: SigningKey;
  /** Names this contributor in the signature, and not the one whose key it is. */
  pretends?: SigningKey;
  bearer?: string;
}

/** Everybody who may come to a server, by name. */
export interface Roles {
  all: readonly Role[];
  volunteer: Role & { key: SigningKey };
}

/**
 * Makes everybody. Volunteers are enrolled by the function that is given.
 * @param operator the token of the operator's door
 */
export async function makeRoles(
  pool: SqlPool,
  enrol: (key: SigningKey) => Promise<void>,
  operator: string,
): Promise<Roles> {
  const today = new Date().toISOString().slice(0, 10);
  const [own, other, stranger] = [
    await makeSigningKey('daylight'),
    await makeSigningKey('daylight'),
    await makeSigningKey('daylight'),
  ];
  await enrol(own);
  await enrol(other);
  const partner = async (name: string, scopes: ('cells' | 'exhibits')[], since = today) => {
    const { key, kept } = await addKey(pool, { name, scopes, days: 30, today: since });
    return { role: { name, bearer: key }, keyId: kept.keyId };
  };
  const revoked = await partner('revoked partner', ['cells', 'exhibits']);
  await revokeKey(pool, revoked.keyId, today);
  const volunteer = { name: 'volunteer', key: own };
  return {
    volunteer,
    all: [
      { name: 'nobody' },
      volunteer,
      { name: 'another volunteer', key: other },
      { name: 'stranger', key: stranger },
      { name: 'another volunteer in the name of the first', key: other, pretends: own },
      (await partner('partner for cells', ['cells'])).role,
      (await partner('partner for exhibits', ['exhibits'])).role,
      (await partner('partner for both', ['cells', 'exhibits'])).role,
      (await partner('expired partner', ['cells', 'exhibits'], '2026-01-01')).role,
      revoked.role,
      { name: 'made-up partner', bearer: `daylight_partner_${randomBytes(32).toString('base64url')}` },
      { name: 'moderator', bearer: randomBytes(32).toString('base64url') },
      { name: 'operator', bearer: operator },
    ],
  };
}
