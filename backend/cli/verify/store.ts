import { Command } from 'commander';
import { addDays, utcDay } from '#shared/day.ts';
import type { StoreProof } from '../../archive/verify-store.ts';
import type { Config } from '../../config.ts';
import { loadReceiptSigner } from '../../data-folder.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';
import { printResult, say } from '../output.ts';

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

function prove(config: Config): Promise<StoreProof> {
  return orderDatabase(config, '/verify-store', {}, async ({ store, dataFolder, progress }) => {
    const { verifyStore } = await import('../../archive/verify-store.ts');
    const { publicKey } = loadReceiptSigner(dataFolder, config.receiptKey);
    const firstKept = addDays(utcDay(new Date()), -config.retentionDays);
    return verifyStore(store, publicKey, firstKept, progress);
  });
}
