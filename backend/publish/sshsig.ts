import { createHash, createPublicKey, verify } from 'node:crypto';

/** Who signs a release; the signer of receipts fulfils it. */
export interface ReleaseSigner {
  /** Raw Ed25519 public key, base64url. */
  publicKey: string;
  /** Ed25519 signature over bytes: 64 bytes. */
  signBytes(bytes: Uint8Array): Uint8Array;
}

/** What the signature is for, so that it cannot be taken for one of another purpose. */
export const signatureNamespace = 'daylight-release';

const keyType = 'ssh-ed25519';
const hash = 'sha512';
const magic = Buffer.from('SSHSIG');
const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';
const lineLength = 70;

/**
 * Signs a message as `ssh-keygen -Y sign` would, so that anybody verifies it with `ssh-keygen -Y verify`. Equal messages
 * give equal signatures. Format: PROTOCOL.sshsig of OpenSSH; key and signature as in RFC 8709.
 * @returns the armoured signature, ending in a line feed
 */
export function sshSign(message: Uint8Array, signer: ReleaseSigner): string {
  const signature = Buffer.from(signer.signBytes(toBeSigned(message)));
  const blob = Buffer.concat([
    magic,
    uint32(1),
    string(keyBlob(signer.publicKey)),
    string(signatureNamespace),
    string(''),
    string(hash),
    string(Buffer.concat([string(keyType), string(signature)])),
  ]);
  const lines = blob.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return `${[begin, ...lines, end].join('\n')}\n`;
}

/**
 * Whether a message was signed with a key. Reads exactly what {@link sshSign} writes; whatever else is refused.
 * @param publicKey raw Ed25519 public key, base64url
 */
export function sshVerify(message: Uint8Array, armoured: string, publicKey: string): boolean {
  const blob = Buffer.from(armoured.replace(begin, '').replace(end, '').replaceAll(/\s/g, ''), 'base64');
  const signature = blob.subarray(-64);
  const expected = sshSign(message, { publicKey, signBytes: () => signature });
  if (blob.byteLength < 64 || expected !== armoured) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, toBeSigned(message), key, signature);
}

/** A public key as a line of OpenSSH: what `signing-key.pub` holds. */
export function sshKeyLine(publicKey: string): string {
  return `${keyType} ${keyBlob(publicKey).toString('base64')} daylight\n`;
}

/**
 * The key in such a line, raw and as base64url; `undefined` when it is no such line.
 * @param line with or without a comment after the key
 */
export function keyOfLine(line: string): string | undefined {
  const [type, encoded = ''] = line.trim().split(' ');
  const blob = Buffer.from(encoded, 'base64');
  const key = blob.subarray(-32).toString('base64url');
  return type === keyType && blob.equals(keyBlob(key)) ? key : undefined;
}

function toBeSigned(message: Uint8Array): Buffer {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([magic, string(signatureNamespace), string(''), string(hash), string(digest)]);
}

function keyBlob(publicKey: string): Buffer {
  return Buffer.concat([string(keyType), string(Buffer.from(publicKey, 'base64url'))]);
}

function string(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.byteLength), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
