import { lastClosedWindow } from '../../../aggregate/window.ts';

/** Who may do what a route does. */
export type Allowed =
  /** Anybody, and all are answered alike. */
  | 'everybody'
  /** Whose key signs, enrolled or not: that is how one enrols. */
  | 'whoever signs'
  /** Whose key signs and is enrolled, for what is their own. */
  | 'volunteers'
  /** Whoever holds a text that was signed beforehand. */
  | 'holders of the text'
  | 'partners for cells'
  | 'partners for exhibits';

/**
 * Every route of the server, and who may use it. The test takes the routes from the application itself, so a route that is
 * not here, or is here and is no more, fails.
 */
export const allowed: Record<string, Allowed> = {
  'GET /v1/enrolments/challenge': 'everybody',
  'POST /v1/enrolments': 'whoever signs',
  'POST /v1/batches': 'volunteers',
  'POST /v1/stories': 'volunteers',
  'POST /v1/structures': 'volunteers',
  'GET /v1/stories': 'volunteers',
  'GET /v1/me': 'volunteers',
  'GET /v1/receipts': 'volunteers',
  'GET /v1/export': 'volunteers',
  'POST /v1/deletions': 'volunteers',
  'POST /v1/deletions/presigned': 'holders of the text',
  'GET /v1/partner/cells': 'partners for cells',
  'GET /v1/partner/exhibits': 'partners for exhibits',
  'POST /stories/:number/report': 'everybody',
  ...toEverybody([
    ...[
      '/about',
      '/about/',
      '/about/methods',
      '/about/operators',
      '/about/researchers',
      '/take-part',
      '/take-part/',
    ],
    ...['/catalog.jsonld', '/datasets/feed.atom', '/robots.txt', '/sitemap.xml', '/cite/:slug/:file'],
    ...['/findings', '/findings/', '/findings/:name', '/findings/:id/:version', '/findings/:id/:version/'],
    ...[
      '/findings/:id/:version/:file',
      '/platforms',
      '/platforms/',
      '/platforms/:source',
      '/record',
      '/record/',
    ],
    ...['/stories', '/stories/', '/stories/:number', '/stories/:number/report'],
    ...['/v1/rules', '/v1/rules/stop', '/v1/rules/:source', '/v1/studies', '/log/*', '/healthz', '/readyz'],
    ...['/api', '/api/', '/api/openapi.json', '/api/v1/datasets', '/api/v1/datasets/:slug'],
    ...['/api/v1/datasets/:slug/releases/:version', '/api/v1/datasets/:slug/releases/:version/measurements'],
    ...['/api/v1/datasets/:slug/rows', '/api/v1/figures', '/api/v1/figures/:figure'],
    ...['/portal.css', '/goodbye.js', '/portal-icon.svg', '/', '/goodbye', '/datasets', '/datasets/'],
    ...['/datasets/:slug', '/datasets/:slug/', '/datasets/:slug/latest', '/datasets/:slug/latest/'],
    ...['/datasets/:slug/latest/:file', '/datasets/:slug/:version', '/datasets/:slug/:version/'],
    ...['/datasets/:slug/:version/:file', '/files/sha256/:sum', '/*'],
  ]),
};

function toEverybody(paths: readonly string[]): Record<string, Allowed> {
  return Object.fromEntries(paths.map((path) => [`GET ${path}`, 'everybody']));
}

/** Whether a role, by its name, may. */
export function mayUse(allowedTo: Allowed, role: string): boolean {
  switch (allowedTo) {
    case 'everybody':
    case 'holders of the text':
      return true;
    case 'whoever signs':
      return ['volunteer', 'another volunteer', 'stranger'].includes(role);
    case 'volunteers':
      return ['volunteer', 'another volunteer'].includes(role);
    case 'partners for cells':
      return ['partner for cells', 'partner for both'].includes(role);
    case 'partners for exhibits':
      return ['partner for exhibits', 'partner for both'].includes(role);
  }
}

const { from } = lastClosedWindow(new Date().toISOString().slice(0, 10));
/** Queries that routes need to be answered. */
const queries: Record<string, string> = {
  '/v1/partner/cells': `?study=daylight&window=${from}&measure=publishers`,
  '/v1/partner/exhibits': `?study=daylight&window=${from}`,
};

/** An address that a route answers, with something in the place of each parameter. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`What stands in the place of :${name} in ${path}?`);
    return value;
  });
  return filled.replace('*', 'checkpoint') + (queries[path] ?? '');
}
