import { Command, Option } from 'commander';
import { DiscardReason } from '#shared/wire/quarantine.ts';
import { consentDocumentHashes } from '../../ingest/consent-documents.ts';
import { OperatorError } from '../../operator-error.ts';
import { quarantineDesk } from '../../quarantine/quarantine-desk.ts';
import { orderQuarantine, QuarantineOrder } from '../../quarantine/quarantine-order.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult } from '../output.ts';

/** What the command was given. */
interface Options extends ConfigOptions {
  all?: true;
  release?: true;
  discard?: string;
  by?: string;
}

/** `daylight moderate quarantine`: batches that lie apart: why, and what becomes of them. */
export function quarantineCommand(): Command {
  return new Command('quarantine')
    .description('batches that lie apart: lists them, or says why one does, lets it in, or discards it')
    .argument('[batch]', 'its id, as the list names it')
    .option('--all', 'list also those that were discarded, or whose text is gone by rule')
    .option('--release', 'let it in, if today’s code finds nothing wrong with it')
    .addOption(new Option('--discard <code>', 'delete its text for good').choices(DiscardReason.options))
    .option('--by <name>', 'who looks or decides')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (batch: string | undefined, { all, release, discard, by, ...options }: Options) => {
      const order = QuarantineOrder.safeParse(orderOf({ batch, all, release, discard, by }));
      if (!order.success)
        throw new OperatorError(
          'Name the batch as "daylight moderate quarantine" does, and yourself with --by.',
        );
      const documents = await consentDocumentHashes();
      printResult(
        await orderDatabase(loadConfig(options), '/quarantine', order.data, ({ store }) =>
          orderQuarantine(
            quarantineDesk(store, documents, () => new Date()),
            order.data,
          ),
        ),
      );
    });
}

type Given = { [name in 'batch' | 'all' | 'release' | 'discard' | 'by']?: string | true | undefined };

function orderOf({ batch, all, release, discard, by }: Given): object {
  const who = by === undefined ? {} : { by };
  if (batch === undefined) return { do: 'list', ...(all === undefined ? {} : { all }) };
  if (release) return { do: 'release', batch, ...who };
  return discard === undefined
    ? { do: 'explain', batch, ...who }
    : { do: 'discard', batch, reason: discard, ...who };
}
