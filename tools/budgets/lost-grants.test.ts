import { expect, test } from 'vitest';
import { lostGrants, mayAskFor } from './lost-grants.ts';

const hosts = ['https://shop.example/*', 'https://news.example/*'];
const released = { hosts, kinds: ['websiteContent'] };

test('to ask for more later takes nothing back', () => {
  const more = { hosts: [...hosts, 'https://new.example/*'], kinds: ['searchTerms', 'websiteContent'] };
  expect(lostGrants(released, more)).toEqual([]);
});

test.each([
  ['a site that is gone', { ...released, hosts: hosts.slice(1) }, /shop\.example/],
  [
    'a site under a wider pattern',
    { ...released, hosts: ['https://*.shop.example/*', ...hosts.slice(1)] },
    /shop/,
  ],
  ['a kind of data that is gone', { ...released, kinds: [] }, /websiteContent/],
])('%s is named', (_, next, words) => {
  expect(lostGrants(released, next)).toEqual([expect.stringMatching(words)]);
});

test('a manifest says what may be asked for, with kinds of data in Firefox alone', () => {
  const chrome = { optional_host_permissions: hosts };
  expect(mayAskFor(chrome)).toEqual({ hosts, kinds: [] });
  const gecko = { data_collection_permissions: { optional: ['websiteContent'] } };
  expect(mayAskFor({ ...chrome, browser_specific_settings: { gecko } })).toEqual(released);
});
