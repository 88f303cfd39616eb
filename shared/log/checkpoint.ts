import { fromBase64, toBase64 } from './base64.ts';
import { type NoteKey, openNote, type SignText, signNote } from './signed-note.ts';
import { hashBytes } from './tree-hash.ts';

/** How far a log has come: how many leaves it has, and the root over them. */
export interface TreeHead {
  size: number;
  root: Uint8Array;
}

const form = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;

/** A signed checkpoint (C2SP tlog-checkpoint): the log's name, its size, its root in base64. */
export function signCheckpoint(head: TreeHead, key: NoteKey, sign: SignText): Promise<string> {
  return signNote(`${key.name}\n${head.size}\n${toBase64(head.root)}\n`, key, sign);
}

/**
 * The tree head of a checkpoint that this key has signed. Whatever name the log goes by counts, where the key is given
 * alone: a key is what cannot be imitated.
 * @param publicKey raw Ed25519 key, base64url
 * @returns undefined where the key has not signed it, or it is no checkpoint
 */
export async function openCheckpoint(
  note: string,
  publicKey: string,
): Promise<(TreeHead & { origin: string }) | undefined> {
  const [origin = ''] = note.split('\n', 1);
  const text = await openNote(note, { name: origin, publicKey });
  const [, , size, root = ''] = form.exec(text ?? '') ?? [];
  if (size === undefined || !Number.isSafeInteger(Number(size))) return undefined;
  const bytes = fromBase64(root);
  return bytes.length === hashBytes && toBase64(bytes) === root
    ? { origin, size: Number(size), root: bytes }
    : undefined;
}
