import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HostPattern } from './hosts.ts';
import { isPublicHost, readTypedHost } from './public-host.ts';

const both = { hosts: ['https://bbc.co.uk/*', 'https://www.bbc.co.uk/*'] };
const one = { hosts: ['https://www.bbc.co.uk/*'] };

test.each([
  ['bbc.co.uk', both],
  ['https://bbc.co.uk/news/x?y#z', both],
  ['www.BBC.co.uk', one],
  ['  https://www.bbc.co.uk/news/x?y ', one],
  ['HTTPS://www.bbc.co.uk:443', one],
  ['www.bbc.co.uk.', one],
  ['www.bbc.co.uk/search?q=me@example.org', one],
  ['news.bbc.co.uk', { hosts: ['https://news.bbc.co.uk/*'] }],
  ['zeit.de', { hosts: ['https://zeit.de/*', 'https://www.zeit.de/*'] }],
  ['www.münchen.example', { hosts: ['https://www.xn--mnchen-3ya.example/*'] }],
  ['www.例子.中国', { hosts: ['https://www.xn--fsqu00a.xn--fiqs8s/*'] }],
])('%s is read as the site that it names, and nothing else of it is taken', (typed, expected) => {
  expect(readTypedHost(typed)).toEqual(expected);
});

test.each([
  ['', 'not-an-address'],
  ['the news', 'not-an-address'],
  ['*.bbc.co.uk', 'not-an-address'],
  ['https://*/*', 'not-public'],
  ['%2a.bbc.co.uk', 'not-an-address'],
  ['under_score.example', 'not-an-address'],
  ['me:secret@bbc.co.uk', 'not-an-address'],
  ['jane@bbc.co.uk', 'not-an-address'],
  ['mailto:jane@bbc.co.uk', 'not-an-address'],
  ['javascript:alert(1)', 'not-an-address'],
  ['http://bbc.co.uk', 'not-https'],
  ['ftp://bbc.co.uk', 'not-https'],
  ['file:///home/me', 'not-https'],
  ['chrome://settings', 'not-https'],
  ['bbc.co.uk:8443', 'port'],
  ['localhost:3000', 'port'],
  ['192.168.1.1', 'number'],
  ['https://1.1.1.1/x', 'number'],
  ['0x7f.1', 'number'],
  ['2130706433', 'number'],
  ['[::1]', 'number'],
  ['localhost', 'not-public'],
  ['intranet', 'not-public'],
  ['printer.local', 'not-public'],
  ['wiki.corp.internal', 'not-public'],
  ['router.lan', 'not-public'],
  ['nas.home.arpa', 'not-public'],
  ['abcdefghijklmnop.onion', 'not-public'],
])('%s is refused: %s', (typed, problem) => {
  expect(readTypedHost(typed)).toEqual({ problem });
});

/** What people, and those who mean ill, type: pieces of addresses in any order. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.domain(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc
    .array(
      fc.constantFrom(
        ...['https://', 'http://', '*', '*.', 'www.', 'bbc', '.co.uk', '.local', '.', '/', '\\', '@', ':443'],
        ...[
          ':80',
          '?',
          '#',
          '%2e',
          '%00',
          '。',
          'ß',
          'İ',
          'xn--',
          '127.0.0.1',
          '[::1]',
          ' ',
          '\t',
          '<all_urls>',
        ],
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
);

test('nothing but the exact pattern of a public https host ever comes out, whatever goes in', () => {
  let read = 0;
  fc.assert(
    fc.property(anything, (typed) => {
      const result = readTypedHost(typed);
      if ('problem' in result) return;
      read += 1;
      expect(result.hosts.length).toBeGreaterThan(0);
      for (const host of result.hosts) {
        expect(host).toMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*\/\*$/);
        expect(HostPattern.safeParse(host).success).toBe(true);
        expect(isPublicHost(host)).toBe(true);
        const url = new URL(host.slice(0, -1));
        expect(url.href).toBe(host.slice(0, -1));
        expect(['local', 'localhost', 'internal', 'lan', 'arpa', 'onion']).not.toContain(
          url.hostname.split('.').at(-1),
        );
      }
      const [shortest = ''] = result.hosts;
      expect(readTypedHost(shortest.slice(0, -1)), 'what was read is read the same again').toEqual(result);
    }),
    { numRuns: 20_000 },
  );
  expect(read, 'enough of it was a site').toBeGreaterThan(2000);
});

test.each([
  'https://*/*',
  'https://*.bbc.co.uk/*',
  'http://www.bbc.co.uk/*',
  'https://www.bbc.co.uk/news/*',
  'https://www.bbc.co.uk:8443/*',
  'https://WWW.bbc.co.uk/*',
  'https://localhost/*',
  'https://192.168.1.1/*',
  '<all_urls>',
])('%s is no public host', (pattern) => {
  expect(isPublicHost(pattern)).toBe(false);
});
