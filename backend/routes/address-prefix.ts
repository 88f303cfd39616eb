import { isIP } from 'node:net';

/**
 * The network that an address belongs to: its /24 (IPv4) or /48 (IPv6), which is what one line or one campus has. An IPv4
 * address that is written as IPv6 is the IPv4 address. Undefined for what is no address, and for this machine itself.
 */
export function addressPrefix(address: string): string | undefined {
  const plain = address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) === 4) return plain.startsWith('127.') ? undefined : plain.split('.').slice(0, 3).join('.');
  const [withoutZone = ''] = plain.split('%');
  if (isIP(withoutZone) !== 6) return undefined;
  // As URLs write it: short, in lower case, its last part never in decimal.
  const short = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1);
  if (short === '::1') return undefined;
  const [head = '', tail] = short.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return groups.slice(0, 3).join(':');
}
