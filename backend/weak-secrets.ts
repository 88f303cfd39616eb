/** Passwords that come with an image or an example, and that everybody tries first. */
const known = new Set(
  'admin change-me change_me changeme daylight default demo example letmein pass password postgres postgresql root secret test'.split(
    ' ',
  ),
);

/**
 * Whether 32 bytes are no key that chance made: fewer than 16 different bytes, or nothing but printable characters, as
 * in a pass phrase. Random bytes look like that less than once in a million million.
 */
export function isWeakKey(bytes: Uint8Array): boolean {
  return new Set(bytes).size < 16 || bytes.every((byte) => byte >= 32 && byte < 127);
}

/** Whether the address of a database that others can reach has a password that everybody knows. */
export function hasKnownPassword(databaseUrl: string): boolean {
  const { hostname, username, password } = new URL(databaseUrl);
  if (password === '' || isLoopback(hostname)) return false;
  const plain = decodeURIComponent(password);
  return isKnownSecret(plain) || plain.toLowerCase() === decodeURIComponent(username).toLowerCase();
}

/** Whether a secret is among those that everybody tries first, or is counted up or one character alone. */
export function isKnownSecret(secret: string): boolean {
  const plain = secret.toLowerCase();
  return known.has(plain) || /^(0?1234\d*|(.)\2*)$/.test(plain);
}

/** Whether a host name or address is this machine and nobody else's. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host);
}
