import { readVerifierKey } from '#shared/log/signed-note.ts';
import { OperatorError } from '../../operator-error.ts';

/** A public key as it is typed: 43 characters of base64url, or the one line of a log's file `key`. */
export async function readKey(typed: string): Promise<string> {
  if (/^[A-Za-z0-9_-]{43}$/.test(typed)) return typed;
  const key = await readVerifierKey(typed.trim());
  if (key) return key.publicKey;
  throw new OperatorError(
    '--key is no key: give the 43 characters of a receipt key, or the line in the file "key" of a log.',
  );
}
