import { expect, test } from 'vitest';
import { straySources } from './stray-sources.ts';

test.each([
  'extension/key.pem',
  'shared/.env',
  '.env.production',
  '.data/pg/1',
  'extension/sources/youtube/fixtures/home.html',
  'extension/store/outbox.test.ts',
  'backend/store/tables.ts',
  'tools/client-secret.json',
  'notes.txt',
])('%s has no business in the sources package', (file) => {
  expect(straySources([file])).toEqual([file]);
});

test('code, rules, texts and pictures of the extension may go into it', () => {
  const files = [
    'extension/ui/popup.tsx',
    'extension/sources/youtube/rules.json',
    'wxt.config.ts',
    'LICENSE',
  ];
  expect(straySources(files)).toEqual([]);
});
