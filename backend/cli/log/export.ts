import { Command } from 'commander';
import { loadReceiptSigner } from '../../data-folder.ts';
import { copyLog } from '../../log/copy-log.ts';
import { databaseLog, logOrigin } from '../../log/database-log.ts';
import { openLog } from '../../log/open-log.ts';
import { OperatorError } from '../../operator-error.ts';
import { embeddedHolder } from '../../store/embedded-lock.ts';
import { storeOf } from '../../store-of.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { printResult } from '../output.ts';
import { readKey } from '../verify/read-key.ts';
import { withoutDamage } from '../verify/without-damage.ts';

/** `daylight log export`: writes the log as plain files. */
export function logExportCommand(): Command {
  return new Command('export')
    .description('write the public log as plain files, for a mirror')
    .argument('<folder>', 'where to')
    .option(
      '--from <address>',
      'copy the log at this address (https://…/log) instead of that of this machine',
    )
    .option('--key <key>', 'key that must have signed a log at an address')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (folder: string, options: ConfigOptions & { from?: string; key?: string }) => {
      const copied =
        options.from === undefined
          ? await copyOwn(options, folder)
          : await copyFrom(options.from, options.key, folder);
      printResult({ ...copied, folder });
    });
}

async function copyOwn(options: ConfigOptions, folder: string) {
  const config = loadConfig(options);
  const where = storeOf(config);
  const signer = loadReceiptSigner(where.dataFolder, config.receiptKey);
  const holder = embeddedHolder(where);
  if (holder !== undefined)
    throw new OperatorError(
      `The database is in use by process ${holder}: copy the log from that server, with --from http://${config.host}:${config.port}/log.`,
    );
  const { openStore } = await import('../../store/open-store.ts');
  const store = await openStore(where, () => process.exit(1));
  const source = databaseLog(store.pool, { signer, origin: logOrigin(config.baseUrl) });
  return withoutDamage(() => copyLog(source, signer.publicKey, folder)).finally(() => store.close());
}

async function copyFrom(address: string, key: string | undefined, folder: string) {
  const source = openLog(address);
  const line = key ?? new TextDecoder().decode(await source('key'));
  const publicKey = await readKey(line);
  return withoutDamage(() => copyLog(source, publicKey, folder));
}
