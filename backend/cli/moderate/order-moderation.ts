import { RejectReason } from '#shared/stories/reject-reason.ts';
import { ModerationOrder, moderate } from '../../moderation/moderation-order.ts';
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
      `Name the story as "daylight moderate list" does (ID.REVISION) or by the number on its page, yourself, and as reason one of ${RejectReason.options.join(', ')}.`,
    );
  const config = loadConfig(options);
  printResult(
    await orderDatabase(config, '/moderate', checked.data, ({ store }) =>
      moderate(store, checked.data, new Date(), config.moderation.persons),
    ),
  );
}
