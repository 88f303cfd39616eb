import type { Random } from '#shared/redact/testing/random.ts';
import type { SigningKey } from '../signing-key.ts';
import { headerOf, type RawRequest, withHeader } from './raw-request.ts';
import { honestFields, mustCover, signRaw } from './sign-raw.ts';

const oddParameters: Record<string, readonly string[]> = {
  created: ['0', '-1', '1.5', '1e9', '"1"', '999999999999999', '9999999999999999', '?1', ':AA==:', '@1'],
  expires: ['0', '-5', '99999999999', '"never"'],
  nonce: ['""', '"short"', 'token', ':AAAA:', `"${'n'.repeat(65)}"`, '"é"', '"a\\"b"', '?0', '("a" "b")'],
  keyid: [
    '""',
    '"x"',
    `"${'a'.repeat(26)}"`,
    `"${'7'.repeat(26)}"`,
    '"__proto__"',
    'tok',
    '"\' or 1=1 --"',
    '1',
  ],
  alg: ['"hmac-sha256"', '"ED25519"', '"none"', '""', 'ed25519', '"rsa-pss-sha512"', '"ecdsa-p256-sha256"'],
  tag: ['"daylight-v2"', '""', '"DAYLIGHT-V1"', 'daylight-v1', '1'],
  constructor: ['1', '"x"'],
};
const oddComponents = [
  ...['@query', '@scheme', '@target-uri', '@status', '@request-target', '@query-param', '@nobody', '@', ''],
  ...[
    'signature',
    'signature-input',
    'host',
    'not-there',
    '__proto__',
    'constructor',
    'Content-Type',
    '@METHOD',
  ],
];
const pieces = [
  ...[
    '(',
    ')',
    '"',
    ';',
    '=',
    ',',
    ':',
    '?1',
    '\\',
    ' ',
    '\t',
    '*',
    '.',
    '-',
    '%',
    '@method',
    ';sf',
    ';bs',
    ';req',
  ],
  ...[
    ';key="a"',
    ';tr',
    '"@query-param";name="x"',
    'sig1=',
    'sig2=()',
    ', sig1=("@method")',
    '()',
    '9'.repeat(20),
  ],
];

/** A signature that is good over what it says it covers, but says something odd of itself. */
export function signOddly(request: RawRequest, key: SigningKey, random: Random): RawRequest {
  const profile = mustCover(request);
  const fields = honestFields(key, profile);
  const { parameters } = fields;
  const [name, texts] = random.pick(Object.entries(oddParameters));
  switch (random.between(0, 4)) {
    case 0: {
      const at = random.between(0, profile.length - 1);
      return signRaw(request, key, { ...fields, components: profile.filter((_, i) => i !== at) });
    }
    case 1:
      return signRaw(request, key, { ...fields, components: [...profile, random.pick(oddComponents)] });
    case 2: {
      const others = Object.entries(parameters).filter(([other]) => other !== name);
      return signRaw(request, key, { ...fields, parameters: Object.fromEntries(others) });
    }
    case 3:
      return signRaw(request, key, { ...fields, components: [...profile, random.pick(profile)] });
    default:
      return signRaw(request, key, { ...fields, parameters: { ...parameters, [name]: random.pick(texts) } });
  }
}

/** A signature whose text was changed: pieces of the grammar (RFC 8941) put in, letters away, members doubled. */
export function garbleSignature(request: RawRequest, random: Random): RawRequest {
  const name = random.pick(['signature', 'signature-input', 'signature-input'] as const);
  const text = headerOf(request, name);
  const at = random.between(0, text.length);
  const away = random.pick([0, 1, 1, 5, 40] as const);
  const piece = random.pick(pieces).repeat(random.pick([1, 1, 1, 1, 500] as const));
  switch (random.between(0, 3)) {
    case 0:
      return withHeader(request, name, text.slice(0, at));
    case 1:
      return withHeader(request, name, `${text}, ${text}`);
    default:
      return withHeader(request, name, text.slice(0, at) + piece + text.slice(at + away));
  }
}
