import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate that it signed itself, good for a year, for any host name the browser is told to accept. */
export interface Certificate {
  /** PEM */
  key: string;
  /** PEM */
  cert: string;
  /** SHA-256 of the public key, base64: what Chromium's --ignore-certificate-errors-spki-list takes. */
  spki: string;
}

/**
 * Makes a certificate at run time, so that no private key lies in the project. Written out in DER (X.509, RFC 5280,
 * version 3) because Node can read certificates but not make them, and the tests must not need OpenSSL.
 */
export function makeCertificate(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicDer = publicKey.export({ type: 'spki', format: 'der' });
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('daylight test')));
  const name = der(0x30, der(0x31, commonName));
  const noAuthority = der(0x30, Buffer.from('0603551d1304023000', 'hex')); // basicConstraints: CA:FALSE
  const nextYear = new Date(now.getTime() + 365 * 86_400_000);
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))), // Version 3.
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    der(0x30, utcTime(now), utcTime(nextYear)),
    name,
    publicDer,
    der(0xa3, der(0x30, noAuthority)), // Chromium refuses a certificate without any extension.
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = der(0x30, body, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    spki: createHash('sha256').update(publicDer).digest('base64'),
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function utcTime(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2);
  return der(0x17, Buffer.from(digits));
}
