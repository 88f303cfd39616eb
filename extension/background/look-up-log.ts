import { fromBase64, toBase64 } from '#shared/log/base64.ts';
import { checkPlace } from '#shared/log/check-receipt.ts';
import { openCheckpoint, type TreeHead } from '#shared/log/checkpoint.ts';
import type { LogPlace } from '#shared/log/log-place.ts';
import { LogDamage, type LogSource } from '#shared/log/log-source.ts';
import type { LogTrouble } from '#shared/log/standing.ts';
import { TiledTree } from '#shared/log/tiled-tree.ts';
import { verifyConsistency } from '#shared/log/verify-consistency.ts';
import { paths } from '#shared/wire/paths.ts';
import type { PresentReceipt } from '#shared/wire/receipt.ts';
import type { SeenHead } from '../store/record.ts';
import { fetchPublicFile } from '../upload/fetch-public.ts';

/** Nobody answered: nothing can be said about the log, neither good nor bad. */
export class LogOutOfReach extends Error {}

/** The log as it is now, proved to go on from what was seen of it before. */
export interface OpenedLog {
  head: SeenHead;
  /** It was seen before, and whatever stood in it then stands there still. */
  goesOn: boolean;
  /** Proves the place of a receipt; undefined where it does not stand there. */
  prove(receipt: PresentReceipt, index: number): Promise<LogPlace | undefined>;
}

/**
 * Opens the public log, and believes nothing of it: its checkpoint must be signed with the key that signs receipts, and
 * it must go on from the one that was seen last.
 * @returns undefined where it has no entry yet
 * @throws LogOutOfReach
 */
export async function openPublicLog(
  backend: string,
  publicKey: string,
  seen: SeenHead | undefined,
): Promise<OpenedLog | { trouble: LogTrouble } | undefined> {
  const source = publicFiles(backend);
  // A key that the server has changed begins another log, as far as this device can tell.
  const before = seen?.key === publicKey ? seen : undefined;
  const bytes = await source('checkpoint');
  if (!bytes) return before ? { trouble: 'damaged' } : undefined;
  const checkpoint = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const now = await openCheckpoint(checkpoint, publicKey);
  if (!now) return { trouble: 'unsigned' };
  const tree = new TiledTree(source, now.size);
  const trouble = before && (await compare(tree, { ...before, root: fromBase64(before.root) }, now));
  if (trouble) return { trouble };
  return {
    head: { size: now.size, root: toBase64(now.root), key: publicKey },
    goesOn: before !== undefined,
    async prove(receipt, index) {
      if (index >= now.size) return undefined;
      const proof = await orDamage(() => tree.proveInclusion(index));
      const place = proof !== 'damaged' && { index, proof: proof.map(toBase64), checkpoint };
      return place && !(await checkPlace(receipt, place, publicKey)) ? place : undefined;
    },
  };
}

async function compare(tree: TiledTree, before: TreeHead, now: TreeHead): Promise<LogTrouble | undefined> {
  if (before.size > now.size) return 'rewritten';
  const proof = await orDamage(() => tree.proveConsistency(before.size));
  if (proof === 'damaged') return proof;
  return (await verifyConsistency({ before, now, proof })) ? undefined : 'rewritten';
}

async function orDamage<T>(work: () => Promise<T>): Promise<T | 'damaged'> {
  return work().catch((error: unknown) => {
    if (error instanceof LogDamage) return 'damaged' as const;
    throw error;
  });
}

function publicFiles(backend: string): LogSource {
  return async (path) => {
    const fetched = await fetchPublicFile(backend, `${paths.log}/${path}`);
    if ('bytes' in fetched) return fetched.bytes;
    if (fetched.failed === 'offline') throw new LogOutOfReach();
    return undefined;
  };
}
