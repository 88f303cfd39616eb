import { expect, test } from 'vitest';
import { ConsentDocument } from '#shared/consent/document.ts';
import { keyParts, otherParts } from './parts.ts';

test('every part of the consent document is on the page, each once', () => {
  const parts = Object.keys(ConsentDocument.shape).filter(
    (part) => !['version', 'locale', 'material'].includes(part),
  );
  expect([...keyParts, ...otherParts].sort()).toEqual(parts.sort());
});
