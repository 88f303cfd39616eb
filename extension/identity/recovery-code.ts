const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 26;

/** A new recovery code: 128 random bits as 26 characters of Crockford's base32, in groups to be written down. */
export function newRecoveryCode(): string {
  let value = crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let code = '';
  for (let i = 0; i < codeLength; i++, value >>= 5n) code = `${alphabet[Number(value & 31n)]}${code}`;
  return code.match(/.{1,5}/g)?.join('-') ?? code;
}

/** A code as somebody typed it: case, spaces, dashes and letters that look like digits do not matter. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((letter) => alphabet.includes(letter))
    ? code
    : undefined;
}

/** The key pair behind a recovery code. */
export interface RecoveryKey {
  privateKey: CryptoKey;
  /** Raw Ed25519 key, base64url. */
  publicKey: string;
}

// PKCS #8 of an Ed25519 private key (RFC 8410) up to the 32 bytes of its seed.
const pkcs8Head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/**
 * Derives the key of a recovery code for a study: HKDF-SHA-256 (RFC 5869) over the code, with the study in `info`, gives
 * the seed of an Ed25519 key. The code is never stored, and neither is the key.
 * @param code as `readRecoveryCode` gives it
 */
export async function recoveryKey(code: string, study: string): Promise<RecoveryKey> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const input = await crypto.subtle.importKey('raw', bytes(code), 'HKDF', false, ['deriveBits']);
  const info = bytes(`daylight recovery v1 ${study}`);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const seed = new Uint8Array(await crypto.subtle.deriveBits(hkdf, input, 256));
  const pkcs8 = new Uint8Array([...pkcs8Head, ...seed]);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', privateKey);
  if (!x) throw new TypeError('An Ed25519 key has a public half');
  return { privateKey, publicKey: x };
}

/** Public halves of the keys behind a code, base64url. */
export interface RecoveryKeys {
  byStudy: ReadonlyMap<string, string>;
  /** For studies that are joined later, when the code is known to nobody but the person. Each serves once. */
  spares: string[];
}

/** How many studies a code reaches that were joined after it was made. */
const spareKeys = 8;

// No study can have such a name.
const spareName = (i: number) => `later ${i}`;

/** The public halves of the keys behind a code: one for each of these studies, and spare ones. */
export async function recoveryKeys(code: string, studies: readonly string[]): Promise<RecoveryKeys> {
  const publicKeyOf = async (name: string) => (await recoveryKey(code, name)).publicKey;
  const own = await Promise.all(studies.map(async (study) => [study, await publicKeyOf(study)] as const));
  const spares = Promise.all(Array.from({ length: spareKeys }, (_, i) => publicKeyOf(spareName(i))));
  return { byStudy: new Map(own), spares: await spares };
}

/** The keys behind a code that a study may know: which of them it is, only the study can tell. */
export async function possibleKeys(code: string, study: string): Promise<RecoveryKey[]> {
  const names = [study, ...Array.from({ length: spareKeys }, (_, i) => spareName(i))];
  return Promise.all(names.map((name) => recoveryKey(code, name)));
}
