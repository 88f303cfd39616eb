import type { Random } from '#shared/redact/testing/random.ts';
import { paths } from '#shared/wire/paths.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { SigningKey } from '../signing-key.ts';
import { headerOf, type RawRequest, withHeader } from './raw-request.ts';
import { digestOf, honestFields, mustCover, signRaw } from './sign-raw.ts';

/** Who signed, and somebody else who is known as well. */
export interface Signers {
  key: SigningKey;
  other: SigningKey;
}

/** Changes one thing about a request that was signed. */
export type Change = (request: RawRequest, signers: Signers, random: Random) => RawRequest;

const headers = [...signatureProfile.withBody, signatureProfile.keyHeader].filter(
  (name) => !name.startsWith('@'),
);
const otherDigit = (digit: string) => (digit === '1' ? '2' : '1');

/** Every single thing that a signature must hold, each changed alone. */
export const changes: Record<string, Change> = {
  ...Object.fromEntries(
    headers.flatMap((name): [string, Change][] => [
      [
        `a letter of ${name}`,
        (request, _, random) => withHeader(request, name, otherLetter(headerOf(request, name), random)),
      ],
      [
        `${name} left out`,
        (request) => ({ ...request, headers: request.headers.filter(([n]) => n !== name) }),
      ],
      [
        `${name} twice`,
        (request) => ({ ...request, headers: [...request.headers, [name, headerOf(request, name)]] }),
      ],
    ]),
  ),
  'the method': (request) => ({ ...request, method: 'PUT' }),
  'the path': (request, _, random) => ({
    ...request,
    target: random.pick(
      [paths.batches, paths.stories, paths.structures, paths.deletions].filter(
        (path) => path !== request.target,
      ),
    ),
  }),
  'a letter of the path': (request) => ({ ...request, target: request.target.replace(/.$/, 'X') }),
  'the server': (request, { key }) =>
    signRaw(request, key, { ...honestFields(key, mustCover(request)), authority: 'elsewhere.test' }),
  'a bit of the body': (request, _, random) => ({ ...request, body: flipBit(request.body, random) }),
  'a bit of the body and with it the digest': (request, _, random) => {
    const body = flipBit(request.body, random);
    return withHeader({ ...request, body }, 'content-digest', digestOf(body));
  },
  'a bit of the signature': (request, _, random) => {
    const bytes = flipBit(Buffer.from(headerOf(request, 'signature').slice(6, -1), 'base64'), random);
    return withHeader(request, 'signature', `sig1=:${Buffer.from(bytes).toString('base64')}:`);
  },
  'a byte less of the signature': (request) => {
    const bytes = Buffer.from(headerOf(request, 'signature').slice(6, -1), 'base64').subarray(0, 63);
    return withHeader(request, 'signature', `sig1=:${bytes.toString('base64')}:`);
  },
  'the label of the signature': (request) =>
    withHeader(request, 'signature', headerOf(request, 'signature').replace('sig1', 'sig2')),
  'the label of both': (request) =>
    withHeader(
      said(request, 'sig1', 'sig2'),
      'signature',
      headerOf(request, 'signature').replace('sig1', 'sig2'),
    ),
  'when it was made': (request) => said(request, /created=(\d+)/, (_, n) => `created=${Number(n) + 1}`),
  'the nonce': (request) => said(request, /(.)(==";keyid)/, (_, digit, rest) => otherDigit(digit) + rest),
  'whose it is': (request, { other }) => said(request, /keyid="\w+"/, `keyid="${other.contributor}"`),
  'a letter of whose it is': (request) =>
    said(request, /(\w)(";alg)/, (_, l, rest) => (l === 'a' ? 'b' : 'a') + rest),
  'the algorithm': (request) => said(request, 'alg="ed25519"', 'alg="rsa-pss-sha512"'),
  'the tag': (request) => said(request, 'tag="daylight-v1"', 'tag="daylight-v2"'),
  'the order of what it says of itself': (request) => said(request, /(;created=\d+)(;nonce="[^"]+")/, '$2$1'),
  'the order of what it covers': (request) =>
    said(request, '"@method" "@authority"', '"@authority" "@method"'),
  'something more of what it covers': (request) => said(request, '("@method"', '("@query" "@method"'),
  'something less of what it covers': (request) => said(request, '"@path" ', ''),
  ...Object.fromEntries(
    signatureProfile.parameters.map((name): [string, Change] => [
      `${name} left unsaid`,
      (request) => said(request, new RegExp(`;${name}=("[^"]*"|\\d+)`), ''),
    ]),
  ),
  'a word more of itself': (request) => said(request, /$/, ';more="1"'),
};

/** Changes what a signature says of itself. */
function said(
  request: RawRequest,
  what: string | RegExp,
  instead: string | ((...found: string[]) => string),
): RawRequest {
  const text = headerOf(request, 'signature-input');
  const changed = text.replace(what, instead as string);
  if (changed === text) throw new Error(`${what} is not in ${text}`);
  return withHeader(request, 'signature-input', changed);
}

function otherLetter(text: string, random: Random): string {
  const at = random.between(0, text.length - 1);
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}

function flipBit(bytes: Uint8Array | null, random: Random): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes ?? []);
  const at = random.between(0, changed.length - 1);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7));
  return changed;
}
