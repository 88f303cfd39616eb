import { createHmac, randomBytes } from 'node:crypto';

/**
 * Names for one export: a keyed hash (HMAC-SHA-256, 128 bits of it) under a key that is in memory alone and thrown away
 * with it. The same person has the same name throughout, and another one in the next export, which nobody can compute
 * again: not even who has the database.
 */
export function exportNames(): (kind: 'contributor' | 'observation', id: string) => string {
  const key = randomBytes(32);
  return (kind, id) => createHmac('sha256', key).update(`${kind}/${id}`).digest('hex').slice(0, 32);
}
