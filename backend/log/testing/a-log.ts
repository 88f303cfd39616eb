import { signCheckpoint } from '#shared/log/checkpoint.ts';
import { toEntryBundle } from '#shared/log/entry-bundle.ts';
import type { LogSource } from '#shared/log/log-source.ts';
import { toVerifierKey } from '#shared/log/signed-note.ts';
import { tilePath } from '#shared/log/tile-path.ts';
import { hashBytes } from '#shared/log/tree-hash.ts';
import type { ReceiptSigner } from '../../ingest/receipt-signer.ts';
import { entryLevel, GrowingTree } from '../growing-tree.ts';

/** Files of a log by their paths, as a mirror has them. */
export type LogFiles = Map<string, Uint8Array>;

/** Test builder: a whole log over entries of 32 bytes, in memory. */
export async function aLog(
  entries: readonly Uint8Array[],
  signer: ReceiptSigner,
  name = 'example.org/log',
): Promise<LogFiles> {
  const tree = new GrowingTree(0, []);
  const files: LogFiles = new Map();
  const key = { name, publicKey: signer.publicKey };
  for (const entry of entries) tree.append(entry);
  for (const { level, index, hashes } of [...tree.takeFull(), ...tree.edge()]) {
    const isEntries = level === entryLevel;
    const tile = { level: isEntries ? ('entries' as const) : level, index, width: hashes.length / hashBytes };
    files.set(tilePath(tile), isEntries ? toEntryBundle(hashes) : Uint8Array.from(hashes));
  }
  const sign = (text: string) => signer.sign(() => text, {}).signature;
  const checkpoint = await signCheckpoint({ size: tree.size, root: tree.root() }, key, sign);
  files.set('checkpoint', new TextEncoder().encode(checkpoint));
  files.set('key', new TextEncoder().encode(`${await toVerifierKey(key)}\n`));
  return files;
}

/** Reads from such files. */
export function sourceOf(files: LogFiles): LogSource {
  return async (path) => files.get(path);
}
