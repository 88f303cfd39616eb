import { createPrivateKey, createPublicKey, hkdfSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRecoveryCode, readRecoveryCode, recoveryKey } from './recovery-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = '7ZZZZZZZZZ0123456789ABCDEF';

test('a code is 26 characters that are hard to mistake, in groups to be written down', () => {
  for (let i = 0; i < 100; i++)
    expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
});

test('a thousand codes are a thousand different ones, and each place in them varies', () => {
  const codes = Array.from({ length: 1000 }, newRecoveryCode);
  expect(new Set(codes).size).toBe(1000);
  const letters = (place: number) => new Set(codes.map((c) => c.replaceAll('-', '')[place]));
  // 128 bits in 26 characters of 5: the first one holds three of them.
  expect([...letters(0)].sort().join('')).toBe('01234567');
  for (let place = 1; place < 26; place++) expect(letters(place).size).toBe(alphabet.length);
});

test('a code is read as it was made, and as people write it down', () => {
  const anyCode = fc.constant(undefined).map(newRecoveryCode);
  const anySpaces = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(' ', '-', '\t', '  ')), { maxLength: 6 });
  fc.assert(
    fc.property(anyCode, anySpaces, fc.boolean(), (made, spaces, isLower) => {
      const plain = made.replaceAll('-', '');
      expect(readRecoveryCode(made)).toBe(plain);
      let typed = isLower ? made.toLowerCase() : made;
      for (const [at, space] of spaces) typed = typed.slice(0, at) + space + typed.slice(at);
      expect(readRecoveryCode(typed)).toBe(plain);
    }),
  );
});

test('letters that look like digits are read as these digits', () => {
  expect(readRecoveryCode('OOOOO-IIIII-LLLLL-ooooo-iiiii-l')).toBe('00000111111111100000111111');
});

test.each([
  ['a character too few', code.slice(1)],
  ['a character too many', `${code}0`],
  ['a letter that is in no code', `${code.slice(1)}U`],
  ['something else', '!'.repeat(26)],
  ['nothing', ''],
])('%s is no code', (_, typed) => {
  expect(readRecoveryCode(typed)).toBeUndefined();
});

test('the key behind a code is the one that RFC 5869 and RFC 8032 give, and it signs', async () => {
  const info = 'daylight recovery v1 daylight';
  const seed = Buffer.from(hkdfSync('sha256', code, '', info, 32));
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const expected = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  const { privateKey, publicKey } = await recoveryKey(code, 'daylight');
  expect(publicKey).toBe(expected.export({ format: 'jwk' }).x);
  const text = Buffer.from('something');
  const signature = Buffer.from(await crypto.subtle.sign('Ed25519', privateKey, text));
  expect(verify(null, text, expected, signature)).toBe(true);
});

test('the key behind a code never changes from version to version: what was written down years ago still works', async () => {
  expect((await recoveryKey(code, 'daylight')).publicKey).toBe('KYaptKgjCmg0B0DBDv9213OEQsUqnCJuS8U-seO3FGo');
});

test('a code gives another key in another study, and another code another key', async () => {
  const keys = await Promise.all([
    recoveryKey(code, 'daylight'),
    recoveryKey(code, 'another'),
    recoveryKey(`${code.slice(0, -1)}G`, 'daylight'),
  ]);
  expect(new Set(keys.map((key) => key.publicKey)).size).toBe(3);
});
