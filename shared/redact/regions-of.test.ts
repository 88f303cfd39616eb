import { expect, test } from 'vitest';
import { regionsOf } from './regions-of.ts';

test.each([
  ['en', ['US', 'GB']],
  ['en-GB', ['GB', 'US']],
  ['es', ['ES', 'MX']],
  ['es-MX', ['MX', 'ES']],
  ['de', ['DE', 'AT']],
  ['de-CH', ['CH', 'DE']],
  ['fr', ['FR', 'BE']],
  ['pt_BR', ['BR']],
  ['it', ['IT']],
  ['nl', ['NL', 'BE']],
  ['pl', ['PL']],
  ['ar', ['EG', 'SA']],
  ['zh-Hant-TW', ['TW']],
  ['xx', []],
  ['', []],
])('a person who reads %j writes phone numbers as in %j', (locale, regions) => {
  expect(regionsOf(locale)).toEqual(regions);
});
