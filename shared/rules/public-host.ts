/** Why what a person typed names no site that can be added. */
export type HostProblem = 'not-an-address' | 'not-https' | 'port' | 'number' | 'not-public';

/** Sites to add, as host patterns (`https://www.bbc.co.uk/*`): one, or two for a bare domain. Or why there are none. */
export type TypedHosts = { hosts: string[] } | { problem: HostProblem };

/** Names that never stand for a site of the public web: RFC 6761, 6762, 7686, 8375, 9476, and what routers hand out. */
const notPublic = [
  ...['local', 'localhost', 'localdomain', 'internal', 'intranet', 'private', 'lan', 'home', 'corp'],
  ...['arpa', 'onion', 'alt', 'test', 'invalid'],
];
/** Second labels under which countries register domains, as in bbc.co.uk. A guess at worst asks for one name more. */
const registers = new Set('ac co com edu gob gouv gov gv ltd ne net nom or org plc'.split(' '));
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads the address of a site as people type or paste it: `bbc.co.uk`, `www.BBC.co.uk`, `https://www.bbc.co.uk/news?x`.
 * Of an address nothing but the host is taken. A bare domain is asked for with and without `www.`, since nobody knows
 * which of the two a site uses.
 */
export function readTypedHost(typed: string): TypedHosts {
  const text = typed.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme && scheme.toLowerCase() !== 'https') return { problem: 'not-https' };
  const url = URL.parse(scheme ? text : `https://${text}`);
  if (!url || url.username || url.password) return { problem: 'not-an-address' };
  if (url.port) return { problem: 'port' };
  const name = url.hostname.replace(/\.$/, '');
  if (name.startsWith('[') || /^[\d.]+$/.test(name)) return { problem: 'number' };
  if (isReserved(name)) return { problem: 'not-public' };
  const names = isBare(name) ? [name, `www.${name}`] : [name];
  return names.every(isPublicName)
    ? { hosts: names.map((each) => `https://${each}/*`) }
    : { problem: 'not-an-address' };
}

/** Whether a pattern stands for one host of the public web by its name: no wildcard, no number, no port, no own network. */
export function isPublicHost(pattern: string): boolean {
  const name = /^https:\/\/([^/]+)\/\*$/.exec(pattern)?.[1];
  return name !== undefined && isPublicName(name);
}

function isPublicName(name: string): boolean {
  const labels = name.split('.');
  return (
    name.length <= 253 &&
    labels.every((each) => label.test(each)) &&
    /^([a-z]+|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '') &&
    !isReserved(name) &&
    // As browsers write it themselves: whatever they read otherwise is no pattern to ask for.
    URL.parse(`https://${name}/`)?.hostname === name
  );
}

function isReserved(name: string): boolean {
  const labels = name.split('.');
  return labels.length < 2 || notPublic.includes(labels.at(-1) ?? '');
}

/** Whether a name is what somebody registered, with nothing before it. */
function isBare(name: string): boolean {
  const [first = '', second = '', ...rest] = name.split('.');
  if (first === 'www') return false;
  return rest.length === 0 || (rest.length === 1 && rest[0]?.length === 2 && registers.has(second));
}
