import { ModerationOrder, moderate } from '../../moderation/moderation-order.ts';
import { RejectReason } from '../../moderation/reject-reason.ts';
import { OperatorError } from '../../operator-error.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

/**
 * Carries out what a moderator wants, where the content key is: here, or in the server that holds the embedded database.
 * @param order checked here
 * @throws OperatorError when it makes no sense
 */
export async function printModerated(options: ConfigOptions, order: object): Promise<void> {
  const checked = ModerationOrder.safeParse(order);
  if (!checked.success)
    throw new OperatorError(
      `Name the story as "daylight moderate list" does (ID.REVISION), yourself, and as reason one of ${RejectReason.options.join(', ')}.`,
    );
  printResult(
    await orderDatabase(loadConfig(options), '/moderate', checked.data, ({ store }) =>
      moderate(store, checked.data, new Date()),
    ),
  );
}
