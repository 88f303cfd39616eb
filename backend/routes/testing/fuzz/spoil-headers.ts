import type { Random } from '#shared/redact/testing/random.ts';
import { headerOf, type RawRequest, withHeader } from './raw-request.ts';

const zeros = Buffer.alloc(32).toString('base64');
const values: Record<string, readonly string[]> = {
  'content-type': [
    'application/json; charset=utf-8',
    'Application/JSON',
    'text/plain',
    'multipart/form-data',
    '*/*',
  ],
  'content-encoding': ['br', 'identity', 'deflate', 'gzip, gzip', 'x-gzip', 'GZIP', 'zstd', 'gzip;q=1'],
  'content-digest': [
    ...[
      `sha-512=:${zeros}${zeros}:`,
      `sha-256=:${zeros}:`,
      'sha-256=',
      'sha-256=::',
      'sha-256=:AAA',
      'sha-256="x"',
    ],
    ...[`sha-256=:${zeros}:, sha-256=:${zeros}:`, 'md5=:AAAA:', '=', ':'],
  ],
  'idempotency-key': [
    'x',
    'null',
    '__proto__',
    "' or 1=1 --",
    'x'.repeat(5000),
    '00000000-0000-7000-8000-000000000000',
  ],
  'content-length': ['0', '1', '-1', 'abc', '1e9', '999999999999', '0x10', ' 5', '5, 5', '9007199254740993'],
  signature: [
    '',
    'sig1',
    'sig1=::',
    'sig1=:A:',
    'sig1=:AAAA:, sig1=:AAAA:',
    'sig1="x"',
    'sig2=:AAAA:',
    ':',
    '=',
    '()',
  ],
  'signature-input': [
    '',
    'sig1',
    'sig1=()',
    'sig1=("@method")',
    '(',
    'sig1=(',
    '""',
    'sig1=("")',
    'a=1, a=2',
  ],
  'daylight-key': [
    '',
    'x',
    'A'.repeat(43),
    '_'.repeat(43),
    'A'.repeat(44),
    '%',
    'A'.repeat(9000),
    'AQ'.repeat(21),
  ],
  host: [
    '',
    'elsewhere.test',
    'daylight.test:0',
    'daylight.test@evil.test',
    '[::1]',
    '%00',
    'a b',
    '?',
    'x'.repeat(3000),
  ],
};
const strangers: readonly [string, string][] = [
  ['transfer-encoding', 'chunked, gzip'],
  ['expect', '100-continue'],
  ['range', 'bytes=0-18446744073709551615'],
  ['if-none-match', '*'],
  ['x-forwarded-host', 'evil.test'],
  ['x-http-method-override', 'DELETE'],
  ['origin', 'chrome-extension://a/../b'],
  ['origin', 'null'],
  ['access-control-request-method', 'DELETE'],
  ['authorization', `Bearer ${'x'.repeat(9000)}`],
  ['cookie', '__proto__=1; a=b'],
  ['accept', 'text/html;q=x'],
  ['content-disposition', 'form-data; name="\\"'],
  ['x-odd', 'caf\u00e9'],
  ['x-odd', '\u00ff\u00fe'],
];
const names = Object.keys(values);

/** Changes one header: away, empty, twice, in other letters, longer, another value, or one that nobody asked for. */
export function spoilHeaders(request: RawRequest, random: Random): RawRequest {
  const name = random.pick(names);
  const value = headerOf(request, name);
  switch (random.between(0, 7)) {
    case 0:
      return { ...request, headers: request.headers.filter(([other]) => other !== name) };
    case 1:
      return withHeader(request, name, '');
    case 2:
      return { ...request, headers: [...request.headers, [name, value]] };
    case 3:
      return withHeader(request, name, value.toUpperCase());
    case 4:
      return withHeader(
        request,
        name,
        value + random.pick([' ', ';', ',', '\t', '"', '\u00e9', 'x'.repeat(7000)]),
      );
    case 5:
      return { ...request, headers: [...request.headers, random.pick(strangers)] };
    default:
      return withHeader(request, name, random.pick(values[name] ?? []));
  }
}
