import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consentDocumentHashes } from './consent-documents.ts';

test('every consent document is known, in every language and each by a hash of its own', async () => {
  const files = readdirSync(new URL('../../shared/consent/documents/', import.meta.url));
  const hashes = await consentDocumentHashes();
  expect(hashes.size).toBe(files.filter((file) => file.endsWith('.json')).length);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
