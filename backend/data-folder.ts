import { createPrivateKey, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from './ingest/receipt-signer.ts';
import { OperatorError } from './operator-error.ts';
import { type BodyCipher, bodyCipher } from './store/body-cipher.ts';
import { isWeakKey } from './weak-secrets.ts';

/**
 * Makes sure that the data folder is there and can be written to.
 * @returns its absolute path
 */
export function prepareDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new OperatorError(
      `The data folder ${folder} cannot be written to (${code}): give its owner write access, or choose another with DATA_FOLDER.`,
      { cause: error },
    );
  }
  return folder;
}

/** Step by step: where nothing can be made (below /proc), Node's own recursive mkdir never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * The key that receipts are signed with: the given one, or the one kept in the data folder, made at the first start.
 * @param given PKCS #8 PEM; line breaks may be written as \n
 */
export function loadReceiptSigner(dataFolder: string, given: string | undefined): ReceiptSigner {
  const path = join(dataFolder, 'receipt-key.pem');
  if (given === undefined) return signerWith(readOrMake(path, newReceiptKey), path);
  return signerWith(given.replaceAll('\\n', '\n'), 'DAYLIGHT_RECEIPT_KEY');
}

/**
 * The key that rule packs and stop lists are signed with, made when it is first asked for. The server never asks: only
 * the commands that sign do, so that the key need not lie on the machine that serves.
 */
export function loadRulesSigner(dataFolder: string): ReceiptSigner {
  const path = join(dataFolder, 'rules-key.pem');
  return signerWith(readOrMake(path, newReceiptKey), path);
}

/**
 * The key that what people sent is encrypted with: the given one, or the one kept in the data folder, made at the first
 * start. Whoever loses it loses what they hold; whoever has the database alone has no word of it.
 * @param given 32 bytes in base64
 */
export function loadContentKey(dataFolder: string, given: string | undefined): Uint8Array {
  const path = join(dataFolder, 'content-key');
  if (given !== undefined) return keyOf(given, 'DAYLIGHT_CONTENT_KEY');
  return keyOf(
    readOrMake(path, () => randomBytes(32).toString('base64')),
    path,
  );
}

/** Encrypts and opens backups, where a key is given for that: 32 bytes in base64. */
export function backupCipherOf({
  backups,
}: {
  backups: { key: string | undefined };
}): BodyCipher | undefined {
  return backups.key === undefined ? undefined : bodyCipher(keyOf(backups.key, 'DAYLIGHT_BACKUP_KEY'));
}

/** One sentence for each key given by the environment that a start would refuse. Makes none, and writes nothing. */
export function checkGivenKeys(given: {
  receiptKey: string | undefined;
  contentKey: string | undefined;
  backups: { key: string | undefined };
}): string[] {
  const tries = [
    () => given.receiptKey !== undefined && loadReceiptSigner('', given.receiptKey),
    () => given.contentKey !== undefined && loadContentKey('', given.contentKey),
    () => backupCipherOf(given),
  ];
  return tries.flatMap((load) => {
    try {
      load();
      return [];
    } catch (error) {
      if (error instanceof OperatorError) return [error.message];
      throw error;
    }
  });
}

function keyOf(text: string, source: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  // Node's decoder skips what is no base64, and so would read a password as a key.
  const isKey = key.length === 32 && key.toString('base64') === text.trim();
  if (isKey && isWeakKey(key))
    throw new OperatorError(
      `${source} can be guessed: take 32 random bytes, as of "openssl rand -base64 32".`,
    );
  if (isKey) return key;
  throw new OperatorError(`${source} is not a key of 32 bytes in base64: restore it from a backup.`);
}

function signerWith(pem: string, source: string): ReceiptSigner {
  let seed: Uint8Array;
  let signer: ReceiptSigner;
  try {
    signer = receiptSigner(pem);
    // The last 32 bytes of such a key in PKCS #8 are all that is secret of it.
    seed = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  } catch {
    throw new OperatorError(
      `${source} is not an Ed25519 private key in PKCS #8 PEM: restore it from a backup.`,
    );
  }
  if (isWeakKey(seed))
    throw new OperatorError(
      `${source} can be guessed: make another, as with "openssl genpkey -algorithm ed25519".`,
    );
  return signer;
}

function readOrMake(path: string, make: () => string): string {
  try {
    // On disk before anything is signed with it.
    writeFileSync(path, make(), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8');
}
