import { Command } from 'commander';
import { addDays, utcDay } from '#shared/day.ts';
import type { StoreProof } from '../../archive/verify-store.ts';
import type { Config } from '../../config.ts';
import { loadReceiptSigner } from '../../data-folder.ts';
import { findOperatorDoor } from '../../operator-door.ts';
import { OperatorError } from '../../operator-error.ts';
import { embeddedHolder } from '../../store/embedded-lock.ts';
import { storeOf } from '../../store-of.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderFrom } from '../order-from.ts';
import { printResult, progressBar, say } from '../output.ts';

/** `daylight verify store`: compares every batch with its receipt. Exit code 1 when something is wrong. */
export function verifyStoreCommand(): Command {
  return new Command('store')
    .description('prove that every batch that was receipted is here, and fits its receipt')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      const proof = await prove(loadConfig(options));
      if (proof.unverifiable > 0)
        say(
          `Of ${proof.unverifiable} batches the text is not here, as earlier versions did not keep it or it was kept apart and its time is over: their receipts are genuine, their content cannot be compared.`,
        );
      const wrong = proof.problems.length + proof.moreProblems;
      if (wrong > 0) {
        say(
          `${wrong} of ${proof.batches} batches do not fit their receipts: see docs/operating.md, "Verify".`,
        );
        process.exitCode = 1;
      }
      printResult(proof);
    });
}

async function prove(config: Config): Promise<StoreProof> {
  const where = storeOf(config);
  const holder = embeddedHolder(where);
  if (holder !== undefined) {
    const door = findOperatorDoor(where.dataFolder);
    if (!door)
      throw new OperatorError(
        `The database is in use by process ${holder}, which takes no orders: wait until it has ended.`,
      );
    return (await orderFrom(door, '/verify-store', {}, progressBar())) as StoreProof;
  }
  const { openStore } = await import('../../store/open-store.ts');
  const { verifyStore } = await import('../../archive/verify-store.ts');
  const { publicKey } = loadReceiptSigner(where.dataFolder, config.receiptKey);
  const store = await openStore(where, () => process.exit(1));
  const firstKept = addDays(utcDay(new Date()), -config.retentionDays);
  return verifyStore(store, publicKey, firstKept, progressBar()).finally(() => store.close());
}
