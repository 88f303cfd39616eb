import { toEntryBundle } from '#shared/log/entry-bundle.ts';
import type { LogSource } from '#shared/log/log-source.ts';
import { toVerifierKey } from '#shared/log/signed-note.ts';
import { readTilePath } from '#shared/log/tile-path.ts';
import { hashBytes } from '#shared/log/tree-hash.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import type { LogOwner } from './append-to-log.ts';
import { entryLevel } from './growing-tree.ts';

/**
 * The public log as files, out of the database: `checkpoint`, `key` (for the verifiers of others, C2SP signed-note) and
 * every tile, also those that were narrower once.
 */
export function databaseLog(pool: Pick<SqlPool, 'query'>, { signer, origin }: LogOwner): LogSource {
  const text = (words: string) => new TextEncoder().encode(words);
  const checkpoint = async () => {
    const { rows } = await pool.query<{ note: string }>(
      'select note from log_checkpoints order by size desc limit 1',
    );
    return rows[0]?.note;
  };
  return async (path) => {
    const note = path === 'key' || path === 'checkpoint' ? await checkpoint() : undefined;
    // A server that has moved to another host goes by its old name until something is added.
    const name = note?.split('\n', 1)[0] ?? origin;
    if (path === 'key') return text(`${await toVerifierKey({ name, publicKey: signer.publicKey })}\n`);
    if (path === 'checkpoint') return note === undefined ? undefined : text(note);
    const tile = readTilePath(path);
    if (!tile) return undefined;
    const { rows } = await pool.query<{ hashes: Uint8Array }>(
      'select hashes from log_tiles where level = $1 and tile = $2',
      [tile.level === 'entries' ? entryLevel : tile.level, tile.index],
    );
    const bytes = tile.width * hashBytes;
    const [found] = rows;
    if (!found || found.hashes.length < bytes) return undefined;
    const hashes = found.hashes.subarray(0, bytes);
    return tile.level === 'entries' ? toEntryBundle(hashes) : hashes;
  };
}

/** Name of a server's log: its public host, or one that says that it has none. */
export function logOrigin(baseUrl: string | undefined): string {
  return `${baseUrl ? new URL(baseUrl).host : 'daylight.local'}/log`;
}
