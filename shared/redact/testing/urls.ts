import type { Random } from './random.ts';

/** Templates that the generated addresses fit, before a secret is planted in them. */
export const urlTemplates = [
  'https://www.youtube.com/watch?v={v}',
  'https://www.youtube.com/@{handle}',
  'https://www.youtube.com/playlist?list={item.id}',
  'https://www.amazon.com/dp/{asin}',
  'https://shop.example/{category}/item-{id}.html',
] as const;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const digits = '0123456789';

/** Twenty kinds of secret that real addresses carry: [parameter that carries it, its value]. */
export const secretTypes: Readonly<Record<string, (random: Random) => [name: string, value: string]>> = {
  'session id': (random) => ['sessionid', random.fill('X'.repeat(32))],
  'login token': (random) => ['token', random.string(40, letters)],
  'OAuth token': (random) => ['access_token', `ya29.${random.string(60, letters)}`],
  'JSON web token': (random) => [
    'jwt',
    `eyJhbGciOiJIUzI1NiJ9.${random.string(30, letters)}.${random.string(22, letters)}`,
  ],
  'API key': (random) => ['api_key', `sk-${random.string(32, letters)}`],
  'e-mail': (random) => ['email', `${random.fill('??????')}@example.com`],
  password: (random) => ['password', `pw${random.string(10, letters)}`],
  'phone number': (random) => ['tel', `+4930${random.string(7, digits)}`],
  'bank account': (random) => ['iban', `DE${random.string(20, digits)}`],
  'card number': (random) => ['card', `4111${random.string(12, digits)}`],
  'device id': (random) => ['device_id', random.fill('XXXXXXXX-XXXX-4XXX-8XXX-XXXXXXXXXXXX')],
  'place on earth': (random) => [
    'll',
    `5${random.string(1, digits)}.${random.string(6, digits)},13.${random.string(6, digits)}`,
  ],
  'IP address': (random) => ['ip', `203.0.113.${random.between(10, 99)}${random.string(3, digits)}`],
  'search query': (random) => ['q', `am i ${random.fill('????????')} ill`],
  'click id': (random) => ['gclid', `Cj0KCQ${random.string(24, letters)}`],
  'other click id': (random) => ['fbclid', `IwAR${random.string(24, letters)}`],
  'share id': (random) => ['si', random.string(16, letters)],
  'player parameter': (random) => ['pp', `ygU${random.string(18, letters)}%3D`],
  'campaign tag': (random) => ['utm_source', `mail-${random.string(14, letters)}`],
  'time of visit': (random) => ['t', `17${random.string(11, digits)}`],
};

/** Places in an address where a secret may stand; a plain id in a placeholder's own place cannot be told from an id. */
type Planting = (url: URL, name: string, value: string, random: Random) => void;

/** Before the host, and after the path. */
const outside: readonly Planting[] = [
  (url, name, value) => url.searchParams.append(name, value),
  (url, _, value, random) => url.searchParams.append(random.fill('????'), value),
  (url, name, value) => url.searchParams.append(`${name}[]`, value),
  (url, name, value) => (url.hash = `#${name}=${encodeURIComponent(value)}`),
  (url, _, value) => (url.hash = value),
  (url, _, value) => (url.username = value),
  (url, _, value) => ([url.username, url.password] = ['me', value]),
  (url, _, value) => url.searchParams.append('v', value),
  (url, _, value) => url.searchParams.set('v', `dQw4w9WgXcQ&s=${value}`),
  (url, _, value) => url.searchParams.set('list', `PL ${value}`),
];
const path: readonly Planting[] = [
  (url, _, value) => (url.pathname += `/${encodeURIComponent(value)}`),
  (url, _, value) => (url.pathname += `;jsessionid=${encodeURIComponent(value)}`),
  (url, _, value) => (url.pathname = `/${encodeURIComponent(value)}${url.pathname}`),
];
const host: readonly Planting[] = [
  (url, _, value) => (url.hostname = `${value.replace(/[^A-Za-z0-9]/g, '')}.${url.hostname}`),
];
const plantings = { outside, path, host, anywhere: [...outside, ...path, ...host] };

/** The address of a page on the open web, with nothing secret in it. */
export function openUrl(random: Random): string {
  const words = ['bread', 'guide', 'best-ovens-2026', '2026', 'wiki', '20261128123456789', 'index.html'];
  const path = Array.from({ length: random.between(0, 3) }, () => random.pick(words)).join('/');
  return `https://www.${random.fill('?????')}.example/${path}`;
}

/** An address that fits a template, ports and needless parameters included, with nothing secret in it. */
export function plainUrl(random: Random): string {
  const filled = random
    .pick(urlTemplates)
    .replace(/\{[^}]*\}/g, () => random.string(random.between(1, 24), letters));
  const url = new URL(filled);
  if (random.between(0, 3) === 0) url.port = '8443';
  if (random.between(0, 1) === 0) url.searchParams.append('ref', 'nav');
  return url.href;
}

/** The address with a secret planted in one of the places. */
export function withSecret(
  address: string,
  type: string,
  random: Random,
  where: keyof typeof plantings = 'anywhere',
): { url: string; secret: string } {
  const [name = '', secret = ''] = secretTypes[type]?.(random) ?? [];
  const url = new URL(address);
  random.pick(plantings[where])(url, name, secret, random);
  return { url: url.href, secret };
}
