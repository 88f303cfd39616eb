import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { loadContentKey, loadReceiptSigner } from './data-folder.ts';
import { OperatorError } from './operator-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'daylight-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The one sentence that an operator reads. */
function refusal(start: () => unknown): string {
  try {
    start();
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return 'started';
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('the key that content is encrypted with', () => {
  test.each([
    ['all zeros', base64(new Uint8Array(32))],
    ['a pattern', base64(new Uint8Array(32).map((_, i) => i % 8))],
    ['a pass phrase', base64(Buffer.from('correct horse battery staple abc'))],
    ['too short', base64(randomBytes(16))],
    ['too long', base64(randomBytes(33))],
    ['words', 'changeme'],
    ['hex', randomBytes(32).toString('hex')],
    ['base64 with other characters between', `${base64(randomBytes(32))}!!`],
  ])('is refused when it is %s, without being shown', (_, given) => {
    const said = refusal(() => loadContentKey(folder, given));
    expect(said).toMatch(/^DAYLIGHT_CONTENT_KEY [^\n]+\.$/);
    expect(said).not.toContain(given);
  });

  test('is taken when it is random, and when the server made it itself', () => {
    for (let i = 0; i < 1000; i++) loadContentKey(folder, base64(randomBytes(32)));
    expect(loadContentKey(folder, undefined)).toEqual(loadContentKey(folder, undefined));
  });
});

test.each([
  [
    'of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ],
  ['the public half', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })],
])('a key for receipts that is %s is refused', (_, pem) => {
  const said = refusal(() => loadReceiptSigner(folder, String(pem)));
  expect(said).toMatch(/^DAYLIGHT_RECEIPT_KEY is not an Ed25519 private key/);
});

test.each([
  ['DATABASE_URL', 'postgres://daylight:changeme@db.example/daylight'],
  ['DATABASE_URL', 'postgres://daylight:Daylight@db.example/daylight'],
  ['DATABASE_URL', 'postgres://app:postgres@10.0.0.5/daylight'],
  ['DATABASE_URL', 'postgres://app:app@10.0.0.5/daylight'],
  ['DATABASE_URL', 'postgres://app:123456@10.0.0.5/daylight'],
  ['DAYLIGHT_INVITES', 'short'],
  ['DAYLIGHT_INVITES', 'long-enough,short'],
])('%s=%s is refused in one sentence that does not repeat it', (name, value) => {
  const reading = readConfig({ [name]: value });
  if (!('problems' in reading)) throw new Error('It was taken');
  expect(reading.problems).toHaveLength(1);
  expect(reading.problems[0]).toMatch(new RegExp(`^${name}[^\\n]+\\.$`));
  for (const word of value.split(/[:@,/]+/).slice(2)) expect(reading.problems[0]).not.toContain(word);
});

test.each([
  ['DATABASE_URL', 'postgres://daylight:daylight@localhost/daylight'],
  ['DATABASE_URL', 'postgres://daylight:daylight@127.0.0.1:5433/daylight'],
  ['DATABASE_URL', 'postgres://daylight@db.example/daylight'],
  ['DATABASE_URL', 'postgres://daylight:u7Rk2-pwQ9@db.example/daylight'],
  ['DAYLIGHT_INVITES', 'long-enough, another-one'],
])('%s=%s is taken', (name, value) => {
  expect(readConfig({ [name]: value })).toHaveProperty('config');
});
