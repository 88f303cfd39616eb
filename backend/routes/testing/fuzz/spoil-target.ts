import type { Random } from '#shared/redact/testing/random.ts';
import { paths } from '#shared/wire/paths.ts';
import type { RawRequest } from './raw-request.ts';

const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'post',
  'X',
  'QUERY',
];
const places = [
  ...Object.values(paths),
  ...['/', '/healthz', '/readyz', '/datasets/', '/datasets/made-up-publishers', '/goodbye', '/portal.css'],
  ...['/datasets/made-up-publishers/latest/data.csv', '/log/checkpoint', '/log/tile/0/000', '/v1/export'],
  ...[
    '/api/',
    '/api/openapi.json',
    '/api/v1/datasets',
    '/api/v1/datasets/made-up-publishers',
    '/api/v1/figures',
  ],
  ...['/api/v1/datasets/made-up-publishers/rows', '/api/v1/datasets/made-up-publishers/releases/1.0.0'],
  ...['/datasets/made-up-publishers/1.0.0/', '/v1/rules/youtube', '/v2/batches', '/v1', '/.env', '/release'],
];
const parts = [
  ...[
    '..',
    '.',
    '%2e%2e',
    '%2e%2e%2f',
    '..%2f',
    '%252e%252e',
    '..%5c',
    '..\\',
    '%00',
    '%ff',
    '%',
    '%zz',
    '%c0%ae',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '*',
    ':source',
    '{}',
    '~',
    ';a=b',
    '😀',
    '%F0%9F',
    'a'.repeat(3000),
  ],
  ...[
    'checkpoint',
    'tile',
    'x001',
    'stop',
    'stop.json',
    'null',
    "'",
    '"',
    '<script>',
    '1e9',
    '-1',
    'con',
    'etc/passwd',
  ],
];
const queries = [
  '',
  '',
  '?',
  '?a',
  '?a=1&a=2',
  '?__proto__[x]=1',
  '?%',
  '?%ff',
  `?q=${'a'.repeat(4000)}`,
  '?from=1e400',
  '??',
  '?where=value:gt:1&order=-value&limit=3',
  '?where=constructor:eq:1',
  '?where=%00:%ff:&where=',
  '?columns=value,value&order=--value',
  '?limit=1e9&cursor=WyIxLjAuMCIsMCwiIl0',
  '?format=csv&version=latest',
  '?#',
];

/** Another method, another path, another query; the rest as it was. */
export function spoilTarget(request: RawRequest, random: Random): RawRequest {
  const method = random.pick([request.method, ...methods]);
  const place = random.pick([request.target, ...places]);
  const query = random.pick(queries);
  const at = random.between(0, place.length);
  switch (random.between(0, 4)) {
    case 0:
      return { ...request, method, target: place + query };
    case 1:
      return { ...request, target: `${place}/${random.pick(parts)}${query}` };
    case 2:
      return {
        ...request,
        method,
        target: `${place.slice(0, at)}${random.pick(parts)}${place.slice(at)}${query}`,
      };
    case 3:
      return { ...request, method, target: `/${place}${random.pick(['/', '//', '/.', ''])}${query}` };
    default:
      return { ...request, target: place.toUpperCase() + query };
  }
}
