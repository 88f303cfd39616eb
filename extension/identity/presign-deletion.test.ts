import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '#shared/base64url.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { contributorId, StudyId } from '#shared/wire/contributor.ts';
import { PresignedDeletion, presignedDeletionText } from '#shared/wire/deletion.ts';
import { goodbyeAddress, presignDeletion } from './presign-deletion.ts';

async function presign(study = 'daylight') {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes a pair of keys');
  const x = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const contributor = await contributorId(study, x);
  const wish = { id: newDayId(Date.now()), study, contributor };
  const deletion = await presignDeletion(wish, pair.privateKey);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const isSigned = (signed: PresignedDeletion) =>
    verify(
      null,
      Buffer.from(presignedDeletionText(signed)),
      publicKey,
      Buffer.from(signed.signature, 'base64url'),
    );
  return { deletion, isSigned };
}

test('a deletion that is signed beforehand is one that the server can check, and for nothing else', async () => {
  const { deletion, isSigned } = await presign();
  expect(PresignedDeletion.parse(deletion)).toEqual(deletion);
  expect(isSigned(deletion)).toBe(true);
  expect(isSigned({ ...deletion, study: 'another' })).toBe(false);
  expect(isSigned({ ...deletion, id: newDayId(Date.now()) })).toBe(false);
  expect(isSigned({ ...deletion, contributor: 'a'.repeat(26) })).toBe(false);
});

test('what the page after an uninstall needs stands in the fragment, which no server sees, and in nothing else', async () => {
  const { deletion } = await presign();
  const address = new URL(goodbyeAddress('https://daylight.example', deletion));
  expect(`${address.origin}${address.pathname}${address.search}`).toBe('https://daylight.example/goodbye');
  const json = new TextDecoder().decode(fromBase64url(address.hash.slice(1)));
  expect(PresignedDeletion.parse(JSON.parse(json))).toEqual(deletion);
});

test('the address fits what browsers take (1,023 characters), for the longest study and backend', async () => {
  const study = `a${'b'.repeat(39)}`;
  expect(StudyId.safeParse(study).success).toBe(true);
  expect(StudyId.safeParse(`${study}c`).success).toBe(false);
  const { deletion } = await presign(study);
  const backend = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`.padEnd(200, 'e');
  expect(backend).toHaveLength(200);
  expect(goodbyeAddress(backend, deletion).length).toBeLessThanOrEqual(1023);
});
