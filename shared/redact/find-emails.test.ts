import { expect, test } from 'vitest';
import { findEmails } from './find-emails.ts';

const emailsIn = (text: string) => findEmails(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Write to jo.smith+news@mail.example.co.uk.', 'jo.smith+news@mail.example.co.uk'],
  ["<o'neil@example.com>", "o'neil@example.com"],
  ['mailto:jürgen@müller-bau.de?subject=x', 'jürgen@müller-bau.de'],
  ['пример@почта.рф', 'пример@почта.рф'],
  ['?email=jo%40example.com&x=1', 'jo%40example.com'],
  ['jo (at) example (dot) com', 'jo (at) example (dot) com'],
  ['jo[at]example.com', 'jo[at]example.com'],
  ['jo {arroba} ejemplo {punto} es', 'jo {arroba} ejemplo {punto} es'],
  ['jo@example[dot]com', 'jo@example[dot]com'],
  ['ask jo dot smith at gmail dot com', 'jo dot smith at gmail dot com'],
  ['jo @ gmail.com', 'jo @ gmail.com'],
])('an address is found whole: %s', (text, address) => {
  expect(emailsIn(text)).toEqual([address]);
});

test.each([
  'icon@2x.png',
  '@NASA and @WHO',
  'user@localhost',
  'look at that dot com bubble',
  'sign in at example.com',
  'Live music @ Example.com',
  'We look (at) this',
  '3 @ 4.50',
  'a@b',
  '@.com',
])('what only looks a little like an address is left alone: %s', (text) => {
  expect(emailsIn(text)).toEqual([]);
});
