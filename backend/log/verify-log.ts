import { openCheckpoint, type TreeHead } from '#shared/log/checkpoint.ts';
import { LogDamage, type LogSource, readTile } from '#shared/log/log-source.ts';
import { type NoteKey, readVerifierKey } from '#shared/log/signed-note.ts';
import { tilePath, tilesOf, tileWidth } from '#shared/log/tile-path.ts';
import { hashBytes, isSame } from '#shared/log/tree-hash.ts';
import { entryLevel, GrowingTree, type GrownTile } from './growing-tree.ts';

/** How a log is to be looked at. */
export interface LogCheck {
  /** Raw Ed25519 key (base64url) that must have signed it; without it the log's own `key` is believed. */
  publicKey?: string | undefined;
  /** A checkpoint that was seen earlier, signed by the same key: the log must go on from it. */
  before?: string | undefined;
  /** Entries to look for, in hex. */
  wanted?: ReadonlySet<string> | undefined;
}

/** What a sound log is. */
export interface SoundLog {
  origin: string;
  size: number;
  publicKey: string;
  /** Places of the wanted entries that it has. */
  found: Map<string, number>;
}

/**
 * Works a whole log out anew from its entries: every tile must be what they come to, byte for byte, and the checkpoint
 * must be signed over their root. Whatever was changed, dropped or moved is found; whether entries were never taken in,
 * only those can tell who hold a receipt. Holds one tile at a time. A log without any entry, which no checkpoint is signed
 * over yet, is sound and of size 0, unless an earlier checkpoint says that it was more.
 * @throws LogDamage in one sentence
 */
export async function verifyLog(source: LogSource, check: LogCheck = {}): Promise<SoundLog> {
  const { name, publicKey } = await keyOf(source, check.publicKey);
  const checkpoint = await source('checkpoint');
  if (!checkpoint && check.before === undefined && !(await hasEntries(source)))
    return { origin: name, size: 0, publicKey, found: new Map() };
  const head = await headIn(textOf(checkpoint), publicKey, 'The checkpoint');
  if (head.origin !== name)
    throw new LogDamage(`The key is for ${name}, and the checkpoint of ${head.origin}.`);
  const earlier =
    check.before === undefined ? undefined : await headIn(check.before, publicKey, 'The earlier checkpoint');
  if (earlier && earlier.size > head.size)
    throw new LogDamage(
      `The log has ${head.size} entries, and once had ${earlier.size}: some were taken away.`,
    );
  const tree = new GrowingTree(0, []);
  const found = new Map<string, number>();
  const compareEarlier = () => {
    if (earlier?.size === tree.size && !isSame(tree.root(), earlier.root))
      throw new LogDamage(`The first ${tree.size} entries are not what they were: the log was rewritten.`);
  };
  compareEarlier();
  for (const tile of tilesOf('entries', head.size)) {
    const entries = await readTile(source, tile);
    for (let at = 0; at < entries.length; at += hashBytes) {
      const entry = entries.subarray(at, at + hashBytes);
      const name = check.wanted && Buffer.from(entry).toString('hex');
      if (name && check.wanted?.has(name)) found.set(name, tree.size);
      tree.append(entry);
      compareEarlier();
    }
    for (const full of tree.takeFull()) await compareTile(source, full);
  }
  for (const edge of tree.edge()) await compareTile(source, edge);
  if (!isSame(tree.root(), head.root))
    throw new LogDamage('The entries do not come to the root that the checkpoint is signed over.');
  return { origin: head.origin, size: head.size, publicKey, found };
}

/** The log's key, which must be the given one where one is given. */
async function keyOf(source: LogSource, given: string | undefined): Promise<NoteKey> {
  const line = textOf(await source('key'));
  const key = line.endsWith('\n') ? await readVerifierKey(line.slice(0, -1)) : undefined;
  if (!key) throw new LogDamage('The file "key" is missing, or holds no key.');
  if (given !== undefined && given !== key.publicKey)
    throw new LogDamage('The file "key" holds another key than the one that was given.');
  return key;
}

/** Whether there is a first bundle of entries, of whatever width: a mirror has only the widest. */
async function hasEntries(source: LogSource): Promise<boolean> {
  for (let width = tileWidth; width > 0; width--)
    if (await source(tilePath({ level: 'entries', index: 0, width }))) return true;
  return false;
}

async function headIn(note: string, publicKey: string, what: string): Promise<TreeHead & { origin: string }> {
  const head = await openCheckpoint(note, publicKey);
  if (!head) throw new LogDamage(`${what} is missing, or is not signed with the key of the log.`);
  return head;
}

async function compareTile(source: LogSource, { level, index, hashes }: GrownTile): Promise<void> {
  if (level === entryLevel) return;
  const tile = { level, index, width: hashes.length / hashBytes };
  if (!isSame(await readTile(source, tile), hashes))
    throw new LogDamage(`${tilePath(tile)} is not what the entries come to.`);
}

function textOf(bytes: Uint8Array | undefined): string {
  // Every byte counts, also a mark in front that says how the text is encoded.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
