import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { addDays } from '#shared/day.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import type { KeyScope } from './key-scope.ts';

/** A key as it stands in the database, without what opens anything. Days are YYYY-MM-DD. */
export interface PartnerKey {
  keyId: string;
  /** The partner, or the moderator. */
  name: string;
  scopes: KeyScope[];
  created: string;
  /** Last day that it opens anything. */
  expires: string;
  revoked: string | null;
}

/** By which a key is known for one, to people and to programs that look for secrets left lying about. */
const prefix = 'daylight_partner_';

const columns = `key_id as "keyId", name, scopes, created_day as created, expires_day as expires, revoked_day as revoked`;

/**
 * Makes a key of 32 random bytes. Only its SHA-256 is kept, which is enough: what nobody can guess needs no salt and no
 * slow hash.
 * @param days for so many days from today on
 * @returns the key, to be shown once, and what is kept of it
 */
export async function addKey(
  pool: Pick<SqlPool, 'query'>,
  { name, scopes, days, today }: { name: string; scopes: readonly KeyScope[]; days: number; today: string },
): Promise<{ key: string; kept: PartnerKey }> {
  const key = prefix + randomBytes(32).toString('base64url');
  const { rows } = await pool.query<PartnerKey>(
    `insert into partner_keys (key_id, name, hash, scopes, created_day, expires_day)
     values ($1, $2, $3::bytea, $4::text[], $5::date, $6::date) returning ${columns}`,
    [
      randomBytes(6).toString('hex'),
      name,
      hashOf(key),
      [...new Set(scopes)],
      today,
      addDays(today, days - 1),
    ],
  );
  return { key, kept: rows[0] as PartnerKey };
}

/** Every key there ever was, oldest first. */
export async function listKeys(pool: Pick<SqlPool, 'query'>): Promise<PartnerKey[]> {
  const { rows } = await pool.query<PartnerKey>(
    `select ${columns} from partner_keys order by created_day, key_id`,
  );
  return rows;
}

/** Ends a key for good. Undefined where there is none; one that has ended before stays as it was. */
export async function revokeKey(
  pool: Pick<SqlPool, 'query'>,
  keyId: string,
  today: string,
): Promise<PartnerKey | undefined> {
  const { rows } = await pool.query<PartnerKey>(
    `update partner_keys set revoked_day = coalesce(revoked_day, $2::date) where key_id = $1 returning ${columns}`,
    [keyId, today],
  );
  return rows[0];
}

/**
 * The key that somebody holds. It is looked up by its hash, so how long that takes says nothing of the key: whoever could
 * tell from it what a hash begins with would still have to invert SHA-256.
 */
export async function findKey(pool: Pick<SqlPool, 'query'>, key: string): Promise<PartnerKey | undefined> {
  const hash = hashOf(key);
  const { rows } = await pool.query<PartnerKey & { hash: Uint8Array }>(
    `select ${columns}, hash from partner_keys where hash = $1::bytea`,
    [hash],
  );
  const [found] = rows;
  if (!found || !timingSafeEqual(found.hash, hash)) return undefined;
  const { hash: _, ...kept } = found;
  return kept;
}

/** A key by its id; undefined where there is none. */
export async function keyOf(pool: Pick<SqlPool, 'query'>, keyId: string): Promise<PartnerKey | undefined> {
  const { rows } = await pool.query<PartnerKey>(`select ${columns} from partner_keys where key_id = $1`, [
    keyId,
  ]);
  return rows[0];
}

/** Whether a key opens nothing any more. */
export function hasEnded({ expires, revoked }: PartnerKey, today: string): boolean {
  return revoked !== null || today > expires;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
