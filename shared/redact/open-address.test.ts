import { expect, test } from 'vitest';
import { openAddress } from './open-address.ts';
import { bestOf } from './testing/hostile.ts';
import { Random } from './testing/random.ts';
import { openUrl, secretTypes, withSecret } from './testing/urls.ts';

test.each([
  'https://www.news.example/2026/11/21/politics/a-long-slug-about-something-else.html',
  'https://www.news.example/article/20261128123456789',
  'https://en.wikipedia.org/wiki/Help:Foo_(bar)',
  'https://de.wikipedia.org/wiki/M%C3%BCnchen',
  'https://ar.wikipedia.org/wiki/%D9%85%D8%B5%D8%B1',
  'https://xn--mnchen-3ya.de/rathaus',
  'https://doi.org/10.1038/s41586-021-03819-2',
  'https://shop.example/iphone-15-pro-max-256gb-vs-s24-ultra',
  'https://help.example/how-to-reset-password',
  'https://www.linkedin.com/company/acme',
  'https://www.reddit.com/r/BestBreadInTown/comments/abc123/a_title/',
  'https://a.example/',
])('the address of a public page stays as it is: %s', (address) => {
  expect(openAddress(address)).toEqual({ url: address });
});

test.each([
  ['https://a.example/x?q=am+i+ill#part', 'https://a.example/x'],
  ['https://me:secret@a.example/x', 'https://a.example/x'],
  ['http://a.example/x', 'https://a.example/x'],
])('what follows the path, and who is named before the host, goes: %s', (address, url) => {
  expect(openAddress(address)).toEqual({ url });
});

test.each([
  'https://a.example/u/jo.smith%40example.com',
  'https://a.example/call/+4930123456789',
  'https://a.example/pay/4111-1111-1111-1111',
  'https://a.example/pay/DE89370400440532013000',
  'https://a.example/x/123e4567-e89b-12d3-a456-426614174000/y',
  'https://a.example/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/edit',
  'https://a.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x',
  'https://a.example/x;jsessionid=1',
  'https://a.example/token=1',
  'https://a.example/reset-password/abc',
  'https://a.example/invite/abc',
  'https://a.example/@jane/a-post',
  'https://a.example/https://other.example/jane',
  'https://a.example:8443/x',
  'https://a.example/%E0%A4%A',
])('of an address whose path may be one person’s the host alone stays: %s', (address) => {
  expect(openAddress(address)).toEqual({ url: 'https://a.example/', dropped: 'url' });
});

test.each([
  ['https://www.linkedin.com/in/jane-doe', 'www.linkedin.com'],
  ['https://de.linkedin.com//in/jane-doe/', 'de.linkedin.com'],
  ['https://www.linkedin.com/posts/jane-doe_bread-activity-1', 'www.linkedin.com'],
  ['https://m.facebook.com/jane.doe', 'm.facebook.com'],
  ['https://www.facebook.com/people/Jane-Doe/1', 'www.facebook.com'],
  ['https://www.facebook.com/profile.php?id=1', 'www.facebook.com'],
  ['https://www.instagram.com/jane_doe/', 'www.instagram.com'],
  ['https://www.instagram.com/stories/jane_doe/', 'www.instagram.com'],
  ['https://x.com/jane', 'x.com'],
  ['https://twitter.com/jane/status/1', 'twitter.com'],
  ['https://www.threads.net/@jane', 'www.threads.net'],
  ['https://www.tiktok.com/@jane/video/1', 'www.tiktok.com'],
  ['https://old.reddit.com/user/jane/', 'old.reddit.com'],
  ['https://www.reddit.com/u/jane', 'www.reddit.com'],
  ['https://bsky.app/profile/jane.example', 'bsky.app'],
])('of a person’s own page the host alone stays: %s', (address, host) => {
  expect(openAddress(address)).toEqual({ url: `https://${host}/`, dropped: 'profile' });
});

test.each([
  'https://x.com/',
  'https://x.com/search',
  'https://www.instagram.com/p/abc/',
  'https://my-x.com/jane',
])('what is no person’s page is not taken for one: %s', (address) => {
  expect(openAddress(address).dropped).toBeUndefined();
});

test.each([
  '',
  'nothing',
  'javascript:alert(1)',
  'https://203.0.113.9/x',
  'https://localhost/x',
  'ftp://a.example/',
])('what is no address on the open web is dropped whole: %s', (address) => {
  expect(openAddress(address)).toEqual({ url: null, dropped: 'url' });
});

/** Kinds of secret that look like nothing else, so that they are found where words stand. */
const tokens = ['session id', 'login token', 'OAuth token', 'JSON web token', 'API key'];
const findable = {
  path: [...tokens, 'e-mail', 'phone number', 'bank account', 'device id'],
  host: tokens,
};

test('of 20 kinds of secret in query, fragment, user name or value none survives, wherever it was planted', () => {
  const random = new Random(20261128);
  for (const type of Object.keys(secretTypes))
    for (let i = 0; i < 200; i++) {
      const { url, secret } = withSecret(openUrl(random), type, random, 'outside');
      expect(openAddress(url).url ?? '', url).not.toContain(secret);
    }
});

// A host has no capitals, which tell tokens from words.
test.each([
  ['path', 99],
  ['host', 98],
] as const)(
  'of the secrets that look like one and stand in the %s, at least %i in 100 are found',
  (where, least) => {
    const random = new Random(4);
    const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
    for (const type of findable[where]) {
      const survived = Array.from({ length: 500 }, () => {
        const { url, secret } = withSecret(openUrl(random), type, random, where);
        return plain(decodeURIComponent(openAddress(url).url ?? '')).includes(plain(secret));
      }).filter(Boolean).length;
      expect(survived, type).toBeLessThanOrEqual(5 * (100 - least));
    }
  },
);

test('redacting an address again changes nothing, and drops nothing more', () => {
  const random = new Random(7);
  for (const type of Object.keys(secretTypes))
    for (let i = 0; i < 100; i++) {
      const { url } = openAddress(withSecret(openUrl(random), type, random).url);
      if (url !== null) expect(openAddress(url)).toEqual({ url });
    }
});

test('a hostile address takes no longer than it is long', () => {
  for (const piece of ['a1', '/@', '%40', '=', '-', 'aB1/'])
    expect(bestOf(3, () => openAddress(`https://a.example/${piece.repeat(50_000)}`))).toBeLessThan(200);
});
