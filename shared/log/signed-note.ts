import { z } from 'zod';
import { fromBase64url, toBase64url } from '../base64url.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { hashOf, isSame, joined } from './tree-hash.ts';

/** A key that notes are checked with (C2SP signed-note): who signs, and the raw Ed25519 public key in base64url. */
export interface NoteKey {
  name: string;
  publicKey: string;
}

const ed25519 = 1;
const keyHashBytes = 4;
const signatureBytes = 64;
const Base64 = z.base64();

/** Signs a text; the signature in base64url. */
export type SignText = (text: string) => string | Promise<string>;

/** A text with one signature under it (C2SP signed-note). The text ends in a line feed. */
export async function signNote(text: string, key: NoteKey, sign: SignText): Promise<string> {
  const signature = joined(await keyHash(key), fromBase64url(await sign(text)));
  return `${text}\n— ${key.name} ${toBase64(signature)}\n`;
}

/**
 * The text of a note that carries a signature by this key, whatever other signatures there are.
 * @returns undefined where it carries none, or is no note
 */
export async function openNote(note: string, key: NoteKey): Promise<string | undefined> {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, at + 1);
  for (const line of note.slice(at + 2, -1).split('\n')) {
    const [, name, base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (name === undefined || !Base64.safeParse(base64).success) return undefined;
    const bytes = fromBase64(base64);
    if (name !== key.name || bytes.length !== keyHashBytes + signatureBytes) continue;
    // One way to write a signature: no bits that nobody reads.
    if (toBase64(bytes) !== base64 || !isSame(bytes.subarray(0, keyHashBytes), await keyHash(key))) continue;
    if (await isSigned(text, bytes.slice(keyHashBytes), key.publicKey)) return text;
  }
  return undefined;
}

/** A key as it is handed out: name, hash and key in one line, e.g. `example.org/log+c74f20a3+ARpc…`. */
export async function toVerifierKey(key: NoteKey): Promise<string> {
  const hash = Array.from(await keyHash(key), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${key.name}+${hash}+${toBase64(typed(key))}`;
}

/** The key in such a line; undefined where it is none, or its hash is not its own. */
export async function readVerifierKey(line: string): Promise<NoteKey | undefined> {
  const [, name, base64 = ''] = /^([^\s+]+)\+[0-9a-f]{8}\+(.+)$/.exec(line) ?? [];
  if (name === undefined || !Base64.safeParse(base64).success) return undefined;
  const bytes = fromBase64(base64);
  if (bytes.length !== 33 || bytes[0] !== ed25519) return undefined;
  const key = { name, publicKey: toBase64url(bytes.subarray(1)) };
  return (await toVerifierKey(key)) === line ? key : undefined;
}

async function isSigned(
  text: string,
  signature: Uint8Array<ArrayBuffer>,
  publicKey: string,
): Promise<boolean> {
  const raw = fromBase64url(publicKey);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
}

/** First four bytes of the SHA-256 of name, line feed, kind of key and key: tells keys of one name apart. */
async function keyHash(key: NoteKey): Promise<Uint8Array> {
  const hash = await hashOf(joined(new TextEncoder().encode(`${key.name}\n`), typed(key)));
  return hash.subarray(0, keyHashBytes);
}

function typed(key: NoteKey): Uint8Array {
  return joined(Uint8Array.of(ed25519), fromBase64url(key.publicKey));
}
