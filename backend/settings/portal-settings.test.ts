import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

test('where people get the extension is taken from settings, and only safe web addresses are', () => {
  const reading = readConfig({
    DAYLIGHT_STORE_FIREFOX: 'https://addons.example/daylight',
    DAYLIGHT_SOURCE: 'https://code.example/daylight.git',
  });
  expect('config' in reading && reading.config.extension).toEqual({
    firefox: 'https://addons.example/daylight',
    source: 'https://code.example/daylight.git',
  });
  for (const address of ['http://addons.example/', 'javascript:alert(1)', 'somewhere'])
    expect(JSON.stringify(readConfig({ DAYLIGHT_STORE_CHROME: address }))).toContain('DAYLIGHT_STORE_CHROME');
});
