import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { toBase64url } from '#shared/base64url.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { mostStudies } from '#shared/studies/most-studies.ts';
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
  const deletions = [(await presign()).deletion, (await presign('bridges')).deletion];
  const address = new URL(goodbyeAddress('https://daylight.example', deletions));
  expect(`${address.origin}${address.pathname}${address.search}`).toBe('https://daylight.example/goodbye');
  expect(read(address)).toEqual(deletions);
});

test('the address fits what browsers take (1,023 characters), with as many studies as one takes part in at a time', async () => {
  const study = `a${'b'.repeat(39)}`;
  expect(StudyId.safeParse(study).success).toBe(true);
  expect(StudyId.safeParse(`${study}c`).success).toBe(false);
  const { deletion } = await presign(study);
  const backend = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`.padEnd(200, 'e');
  expect(backend).toHaveLength(200);
  const address = goodbyeAddress(backend, Array(20).fill(deletion));
  expect(address.length).toBeLessThanOrEqual(1023);
  expect(read(new URL(address)).length).toBeGreaterThanOrEqual(1 + mostStudies);
});

function read({ hash }: URL): PresignedDeletion[] {
  const parts = hash.slice(1).split('~');
  return parts.map((part) => {
    const [id, study, contributor, signature] = part.split('.');
    return PresignedDeletion.parse({ id, study, contributor, signature });
  });
}
