import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { toBase64 } from '#shared/log/base64.ts';
import { checkPlace, checkReceipt, entryOf, type ReceiptFlaw } from '#shared/log/check-receipt.ts';
import { openCheckpoint } from '#shared/log/checkpoint.ts';
import type { LogPlace } from '#shared/log/log-place.ts';
import { ReceiptBundle } from '#shared/log/receipt-bundle.ts';
import { TiledTree } from '#shared/log/tiled-tree.ts';
import { isPresent } from '#shared/wire/receipt.ts';
import { openLog } from '../../log/open-log.ts';
import { verifyLog } from '../../log/verify-log.ts';
import { OperatorError } from '../../operator-error.ts';
import { printResult } from '../output.ts';
import { readKey } from './read-key.ts';
import { withoutDamage } from './without-damage.ts';

const flaws: Record<ReceiptFlaw, string> = {
  signature: 'The receipt is not signed with this key: it was changed, or another server gave it.',
  digest: 'The receipt is genuine, and speaks of another batch than the one in the file.',
  'previous-version': 'The receipt is of an earlier version, which has no place in the public log.',
  checkpoint: 'The receipt is genuine, and the checkpoint beside it is not signed with the same key.',
  inclusion:
    'The receipt is genuine, and the public log does not have it where it should: ask the operator why.',
};

/** `daylight verify receipt`: checks a receipt that a volunteer has saved. Asks no server, and believes none. */
export function verifyReceiptCommand(): Command {
  return new Command('receipt')
    .description('check a saved receipt: who signed it, and that it stands in the public log')
    .argument('<file>', 'the file that the extension has saved')
    .option('--key <key>', 'key that must have signed it; without it the key in the file is believed')
    .option(
      '--log <where>',
      'folder or address of a public log that must have it, instead of the proof in the file',
    )
    .action(async (file: string, options: { key?: string; log?: string }) => {
      const { receipt, key, batch, place } = await readBundle(file);
      const publicKey = options.key === undefined ? key : await readKey(options.key);
      refuse(await checkReceipt(receipt, publicKey, batch));
      const where = options.log === undefined ? place : await placeIn(options.log, publicKey, file);
      if (where) refuse(await checkPlace(receipt, where, publicKey));
      printResult({
        genuine: true,
        batchId: receipt.batchId,
        key: publicKey,
        keyWasGiven: options.key !== undefined,
        batch: batch === undefined ? 'not in the file' : 'as receipted',
        index: where?.index ?? null,
      });
    });
}

async function readBundle(file: string): Promise<ReceiptBundle> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${file} cannot be read: correct its name.`, { cause });
  });
  try {
    return ReceiptBundle.parse(JSON.parse(text));
  } catch (cause) {
    throw new OperatorError(`${file} is no receipt that Daylight has saved, or it was changed.`, { cause });
  }
}

/** The place of a receipt in a log, wherever that says it is, with a proof made from the log's own tiles. */
async function placeIn(where: string, publicKey: string, file: string): Promise<LogPlace> {
  const { receipt } = await readBundle(file);
  if (!isPresent(receipt)) throw new OperatorError(flaws['previous-version']);
  const entry = await entryOf(receipt);
  const source = openLog(where);
  const name = Buffer.from(entry).toString('hex');
  return withoutDamage(async () => {
    const { found } = await verifyLog(source, { publicKey, wanted: new Set([name]) });
    const checkpoint = new TextDecoder().decode(await source('checkpoint'));
    const head = await openCheckpoint(checkpoint, publicKey);
    const index = found.get(name);
    if (!head || index === undefined)
      throw new OperatorError(
        'The receipt is genuine, and this log does not have it, or not yet: try a newer one.',
      );
    const proof = await new TiledTree(source, head.size).proveInclusion(index);
    return { index, proof: proof.map(toBase64), checkpoint };
  });
}

function refuse(flaw: ReceiptFlaw | undefined): void {
  if (flaw) throw new OperatorError(flaws[flaw]);
}
