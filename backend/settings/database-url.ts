import { hasKnownPassword } from '../weak-secrets.ts';

/**
 * The address of the database with its password in it. The password may come alone, so that a container's secret need not
 * be written into an address.
 * @returns undefined for the embedded database, or one sentence about what is wrong
 */
export function databaseUrlOf(
  url: string | undefined,
  password: string | undefined,
): { url: string | undefined } | { problem: string } {
  if (password === undefined) return { url };
  if (url === undefined)
    return { problem: 'DATABASE_PASSWORD is set without DATABASE_URL: set both, or neither.' };
  const whole = new URL(url);
  if (whole.password !== '')
    return { problem: 'DATABASE_PASSWORD is set, and DATABASE_URL has a password, too: keep one of them.' };
  whole.password = encodeURIComponent(password);
  return hasKnownPassword(whole.href)
    ? { problem: 'DATABASE_PASSWORD is one that everybody knows, so choose another.' }
    : { url: whole.href };
}
