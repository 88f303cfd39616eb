import { randomBytes, randomInt } from 'node:crypto';
import { openCheckpoint, signCheckpoint } from '#shared/log/checkpoint.ts';
import { isSame } from '#shared/log/tree-hash.ts';
import type { ReceiptSigner } from '../ingest/receipt-signer.ts';
import { OperatorError } from '../operator-error.ts';
import { type SqlClient, type SqlPool, transaction } from '../store/sql-pool.ts';
import { edgeOf, GrowingTree, type GrownTile } from './growing-tree.ts';
import { releaseText, sha256Now } from './log-entry.ts';
import { placeBatch, type Unlogged, unloggedBatches, unloggedReleases } from './unlogged.ts';

/** Whose log, and what it is signed with. */
export interface LogOwner {
  signer: ReceiptSigner;
  /** Name of the log, the first line of every checkpoint. */
  origin: string;
}

/** What was appended. */
export interface Appended {
  /** Entries that the log has now. */
  size: number;
  batches: number;
  releases: number;
}

/** At most this many meaningless entries are mixed in at a time, so that the size of the log is no count of anything. */
export const mostDecoys = 255;

/** Batches in one transaction: on the embedded engine, where one takes 0.8 ms of a core, everything else waits meanwhile. */
const portion = 1000;

/**
 * Gives every batch and every release that has none a place in the public log: in portions, each in one transaction under
 * a lock, so that several servers on one database never fork it. Entries of a portion stand in the order of their bytes,
 * which are random to everybody else, with a random number (0 to `mostDecoys`) of random ones among them: neither order
 * nor number says anything about a person. Without anything new nothing is written.
 * @param day today, YYYY-MM-DD in UTC
 * @throws OperatorError when the tiles do not fit the last checkpoint
 */
export async function appendToLog(
  pool: SqlPool,
  owner: LogOwner,
  day: string,
  decoys: () => number = () => randomInt(mostDecoys + 1),
): Promise<Appended> {
  const total: Appended = { size: 0, batches: 0, releases: 0 };
  for (;;) {
    const { size, batches, releases } = await transaction(pool, (client) =>
      appendPortion(client, owner, day, decoys),
    );
    total.size = size;
    total.batches += batches;
    total.releases += releases;
    if (batches < portion) return total;
  }
}

async function appendPortion(
  client: SqlClient,
  { signer, origin }: LogOwner,
  day: string,
  decoys: () => number,
): Promise<Appended> {
  await client.query(`select pg_advisory_xact_lock(hashtext('daylight log'))`);
  const batches = await unloggedBatches(client, portion);
  const releases = await unloggedReleases(client);
  const tree = await readTree(client, signer.publicKey);
  if (batches.length + releases.length === 0) return { size: tree.size, batches: 0, releases: 0 };
  const entries: Unlogged[] = [
    ...batches.map((batch) => ({ entry: batch.commitment, place: placeBatch(client, batch) })),
    ...releases.map((release) => ({ entry: sha256Now(releaseText(release)), place: release.place })),
    ...Array.from({ length: decoys() }, () => ({ entry: randomBytes(32) })),
  ];
  for (const { entry, place } of entries.sort((a, b) => Buffer.compare(a.entry, b.entry))) {
    await place?.(tree.size);
    tree.append(entry);
    await writeTiles(client, tree.takeFull());
  }
  await writeTiles(client, tree.edge());
  const head = { size: tree.size, root: tree.root() };
  const key = { name: origin, publicKey: signer.publicKey };
  const note = await signCheckpoint(head, key, (text) => signer.sign(() => text, {}).signature);
  await client.query('insert into log_checkpoints (size, day, note) values ($1, $2::date, $3)', [
    head.size,
    day,
    note,
  ]);
  return { size: head.size, batches: batches.length, releases: releases.length };
}

/** The tree as it stands, held against the last checkpoint: a log that does not fit it must not be signed any further. */
async function readTree(client: SqlClient, publicKey: string): Promise<GrowingTree> {
  const { rows } = await client.query<{ note: string }>(
    'select note from log_checkpoints order by size desc limit 1',
  );
  const [last] = rows;
  if (!last) return new GrowingTree(0, []);
  const head = await openCheckpoint(last.note, publicKey);
  if (!head)
    throw new OperatorError(
      'The last checkpoint of the public log is not signed with the receipt key of this server: restore that key.',
    );
  const edge: GrownTile[] = [];
  for (const { level, index } of edgeOf(head.size)) {
    const { rows: found } = await client.query<{ hashes: Uint8Array }>(
      'select hashes from log_tiles where level = $1 and tile = $2',
      [level, index],
    );
    edge.push({ level, index, hashes: found[0]?.hashes ?? new Uint8Array() });
  }
  const tree = new GrowingTree(head.size, edge);
  if (!isSame(tree.root(), head.root))
    throw new OperatorError(
      'The tiles of the public log do not fit its last checkpoint, so nothing was added: restore the database from a backup.',
    );
  return tree;
}

async function writeTiles(client: SqlClient, tiles: readonly GrownTile[]): Promise<void> {
  for (const { level, index, hashes } of tiles)
    await client.query(
      `insert into log_tiles (level, tile, hashes) values ($1, $2, $3)
       on conflict (level, tile) do update set hashes = excluded.hashes`,
      [level, index, hashes],
    );
}
