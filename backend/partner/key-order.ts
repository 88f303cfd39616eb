import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../operator-error.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { KeyScope } from './key-scope.ts';
import { addKey, listKeys, revokeKey } from './keys.ts';

/** What an operator does about keys of partners. */
export const KeyOrder = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add'),
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .describe('The partner, as printed on what they get, or the moderator, as the record names them'),
    days: z.int().min(1).max(730).describe('For so many days'),
    scopes: z
      .array(KeyScope)
      .min(1)
      .refine(
        (scopes) => !scopes.includes('moderate') || scopes.length === 1,
        'A moderator is a person, no partner',
      ),
  }),
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('revoke'), key: z.string().min(1).max(100) }),
]);
export type KeyOrder = z.infer<typeof KeyOrder>;

/**
 * Adds, lists or revokes keys. A new key is in the result of this one call, and nowhere else.
 * @throws OperatorError when there is no key to revoke
 */
export async function orderKey(pool: Pick<SqlPool, 'query'>, order: KeyOrder, now: Date): Promise<object> {
  const today = utcDay(now);
  switch (order.do) {
    case 'add': {
      const { key, kept } = await addKey(pool, { ...order, today });
      return { key, ...kept };
    }
    case 'list':
      return { keys: await listKeys(pool) };
    case 'revoke': {
      const revoked = await revokeKey(pool, order.key, today);
      if (!revoked)
        throw new OperatorError(`There is no key "${order.key}": "daylight key list" shows them by "keyId".`);
      return revoked;
    }
  }
}
