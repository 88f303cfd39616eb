import { expect, test } from 'vitest';
import { hostName, shortName } from './host-name.ts';

test.each([
  ['https://www.example.org/*', 'www.example.org'],
  ['*://*.example.org/path/*', '*.example.org'],
  ['https://www.xn--mnchen-3ya.example/*', 'www.münchen.example (www.xn--mnchen-3ya.example)'],
])('the host of %s is written as %s', (pattern, name) => {
  expect(hostName(pattern)).toBe(name);
});

test('a name that only looks like a known one is seen to be another', () => {
  expect(hostName('https://xn--80ak6aa92e.com/*')).toBe('аррӏе.com (xn--80ak6aa92e.com)');
});

test('what only looks like an international name stays as it is', () => {
  expect(hostName('https://xn--99999999999999.example/*')).toBe('xn--99999999999999.example');
});

test('in a list of sites the www. that all have is left out', () => {
  expect(shortName('https://www.amazon.co.uk/*')).toBe('amazon.co.uk');
  expect(shortName('https://news.yahoo.co.jp/*')).toBe('news.yahoo.co.jp');
});
