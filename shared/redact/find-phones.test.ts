import { describe, expect, test } from 'vitest';
import { findPhones } from './find-phones.ts';
import { regionsOf } from './regions-of.ts';

const phonesIn = (text: string, locale: string) =>
  findPhones(text, regionsOf(locale)).map(({ start, end }) => text.slice(start, end));

test.each([
  ['en', 'Call (555) 555-0199 now', '(555) 555-0199'],
  ['en', 'text 5555550199', '5555550199'],
  ['en-GB', 'Bob, 07700 900123', '07700 900123'],
  ['de', '0 30 / 123 45 67', '0 30 / 123 45 67'],
  ['de', 'Büro (0 89) 12 34 56-0', '(0 89) 12 34 56-0'],
  ['fr', '06/12/34/56/78', '06/12/34/56/78'],
  ['es', 'Ana 612345678', '612345678'],
  ['it', '347.1234567', '347.1234567'],
  ['en', 'Ph:6465550147', '6465550147'],
  ['it', 'Cell. 347 12 34 567', '347 12 34 567'],
  ['nl', '06-12345678', '06-12345678'],
  ['pl', 'zadzwoń 22 123 45 67', '22 123 45 67'],
  ['pl', '501-234-567', '501-234-567'],
  ['pt_BR', '(11) 91234-5678', '(11) 91234-5678'],
  ['ar', '(050) 123 4567', '(050) 123 4567'],
])('a number is found as people in the country write it: %s %s', (locale, text, number) => {
  expect(phonesIn(text, locale)).toEqual([number]);
});

test.each([
  '+49 (0)30 1234567',
  '(+34) 612 345 678',
  '+1.305.555.0123',
  '0049 30 1234567',
  '+998 90 123 45 67',
])('a number with a country code is found for readers of any language: %s', (number) => {
  expect(phonesIn(`ad: ${number}!`, 'xx')).toEqual([number]);
});

describe('numbers that are no phone numbers are left alone', () => {
  test.each([
    ['de', 'Am 12.05.2024 um 10.30, seit 2019-2023'],
    ['de', '1.234.567 Aufrufe, 83 200 000 (2021)'],
    ['es', '612.345.678 visualizaciones'],
    ['es', '700 000 000'],
    ['fr', 'Loto : 05 12 23 34 41'],
    ['fr', '01 02 03 04 05 06'],
    ['de', 'ISBN 0-306-40615-2, 978-3-16-148410-0'],
    ['en', 'Order 4839201745, id 48392017456, $1,234,567.89'],
    ['en', 'https://example.org/posts/5551234567?x=5551234567'],
    ['en', 'ZIP 90210-1234, 192.168.100.200, v2.10.1234567'],
    ['it', 'P. IVA 01234567890'],
    ['de', '0.063293707'],
  ])('%s %s', (locale, text) => {
    expect(phonesIn(text, locale)).toEqual([]);
  });
});

test('two numbers side by side are two', () => {
  expect(phonesIn('030 1234567 / 0171 2345678', 'de')).toEqual(['030 1234567', '0171 2345678']);
  expect(phonesIn('06 12 34 56 78 06 12 34 56 79', 'fr')).toEqual(['06 12 34 56 78', '06 12 34 56 79']);
});

test('a phone number is found after a year or a price in the same breath', () => {
  expect(phonesIn('2024 0171 2345678', 'de')).toEqual(['0171 2345678']);
});

test('when there is too much to ask, the rest counts as phone numbers', () => {
  const text = '12 34 56 78 90 '.repeat(500);
  const last = findPhones(text, ['DE', 'MX']).at(-1);
  expect(last?.end).toBe(text.trimEnd().length);
});
