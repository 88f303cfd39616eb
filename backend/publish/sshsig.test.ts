import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { keyOfLine, signatureNamespace, sshKeyLine, sshSign, sshVerify } from './sshsig.ts';

const signer = receiptSigner(newReceiptKey());
const message = Buffer.from('a sum  a file\n');
const folder = mkdtempSync(join(tmpdir(), 'daylight-sshsig-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `ssh-keygen` with the files of one signature; `undefined` where it is not installed. */
function sshKeygen(signed: Uint8Array, signature: string, keyLine: string): number | null | undefined {
  const [allowed, file] = [join(folder, 'allowed_signers'), join(folder, 'signature')];
  writeFileSync(allowed, `daylight ${keyLine}`);
  writeFileSync(file, signature);
  const names = ['-I', 'daylight', '-n', signatureNamespace];
  const run = spawnSync('ssh-keygen', ['-Y', 'verify', '-f', allowed, ...names, '-s', file], {
    input: signed,
  });
  return run.error ? undefined : run.status;
}

function installed(): boolean {
  if (sshKeygen(message, '', sshKeyLine(signer.publicKey)) !== undefined) return true;
  process.stderr.write(
    'ssh-keygen is NOT INSTALLED: signatures were checked by our own reading of them alone.\n',
  );
  return false;
}

test('ssh-keygen accepts a signature, and refuses another message, key or purpose', () => {
  const keyLine = sshKeyLine(signer.publicKey);
  const signature = sshSign(message, signer);
  expect(sshVerify(message, signature, signer.publicKey)).toBe(true);
  if (!installed()) return;
  expect(sshKeygen(message, signature, keyLine)).toBe(0);
  expect(sshKeygen(Buffer.from('another'), signature, keyLine)).not.toBe(0);
  const stranger = receiptSigner(newReceiptKey());
  expect(sshKeygen(message, signature, sshKeyLine(stranger.publicKey))).not.toBe(0);
  const [allowed, file] = [join(folder, 'allowed_signers'), join(folder, 'signature')];
  writeFileSync(allowed, `daylight ${keyLine}`);
  const verifyAs = (purpose: string) =>
    spawnSync('ssh-keygen', ['-Y', 'verify', '-f', allowed, '-I', 'daylight', '-n', purpose, '-s', file], {
      input: message,
    }).status;
  writeFileSync(file, signature);
  expect([verifyAs(signatureNamespace), verifyAs('git')]).toEqual([0, 255]);
});

test('ssh-keygen reads the key line as an Ed25519 key', () => {
  if (!installed()) return;
  const file = join(folder, 'signing-key.pub');
  writeFileSync(file, sshKeyLine(signer.publicKey));
  expect(execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' })).toMatch(
    /^256 SHA256:\S{43} daylight \(ED25519\)\n$/,
  );
});

test('the last 64 bytes are an Ed25519 signature over what PROTOCOL.sshsig says', () => {
  const lines = sshSign(message, signer).split('\n').slice(1, -2);
  const blob = Buffer.from(lines.join(''), 'base64');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signer.publicKey }, format: 'jwk' });
  // Magic, namespace, nothing reserved, hash algorithm, SHA-512 of the message; each after its length.
  const digest = 'SSHSIG\0\0\0\x10daylight-release\0\0\0\0\0\0\0\x06sha512\0\0\0\x40';
  const hash = createHash('sha512').update(message).digest();
  expect(verify(null, Buffer.concat([Buffer.from(digest), hash]), key, blob.subarray(-64))).toBe(true);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
});

test('no changed character of a signature passes', () => {
  const signature = sshSign(message, signer);
  fc.assert(
    fc.property(
      fc.nat(signature.length - 1),
      fc.constantFrom('A', 'b', '=', ' ', '\n', '-'),
      (at, character) => {
        const changed = signature.slice(0, at) + character + signature.slice(at + 1);
        expect(sshVerify(message, changed, signer.publicKey)).toBe(changed === signature);
      },
    ),
    { numRuns: 300 },
  );
});

test('a key line gives its key back, and any other line none', () => {
  expect(keyOfLine(sshKeyLine(signer.publicKey))).toBe(signer.publicKey);
  for (const odd of [
    '',
    'ssh-rsa AAAA',
    'ssh-ed25519',
    'ssh-ed25519 AAAA x',
    `ssh-ed25519 ${'A'.repeat(68)}`,
  ])
    expect(keyOfLine(odd), odd).toBeUndefined();
});
