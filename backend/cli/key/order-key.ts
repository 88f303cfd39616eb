import { OperatorError } from '../../operator-error.ts';
import { KeyOrder, orderKey } from '../../partner/key-order.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

/**
 * Carries out what an operator wants done about keys, and prints what came of it.
 * @param order checked here
 * @throws OperatorError when it makes no sense
 */
export async function printOrderedKey(options: ConfigOptions, order: object): Promise<void> {
  const checked = KeyOrder.safeParse(order);
  if (!checked.success)
    throw new OperatorError(
      'Give a name, a number of days from 1 to 730, and as scopes "cells", "exhibits" or both with a comma, or "moderate" alone.',
    );
  printResult(
    await orderDatabase(loadConfig(options), '/partner-keys', checked.data, ({ store }) =>
      orderKey(store.pool, checked.data, new Date()),
    ),
  );
}
