import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** Signs receipts in the name of this server. */
export interface ReceiptSigner {
  /** Raw Ed25519 public key, base64url: what contributors check receipts with. */
  publicKey: string;
  /**
   * Adds the signature to a receipt of any kind.
   * @param textOf the text that the signature covers
   */
  sign<Receipt extends object>(
    textOf: (receipt: Receipt) => string,
    receipt: Receipt,
  ): Receipt & { signature: string };
  /** Ed25519 signature over bytes: 64 bytes. */
  signBytes(bytes: Uint8Array): Uint8Array;
}

/**
 * A signer with an Ed25519 private key.
 * @param pem the key as PKCS #8 PEM
 * @throws when the text is not such a key
 */
export function receiptSigner(pem: string): ReceiptSigner {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 private key');
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: String(x),
    sign(textOf, receipt) {
      const signature = sign(null, Buffer.from(textOf(receipt)), key).toString('base64url');
      return { ...receipt, signature };
    },
    signBytes: (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}

/** A new Ed25519 private key as PKCS #8 PEM. */
export function newReceiptKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
