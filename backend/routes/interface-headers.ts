import type { MiddlewareHandler } from 'hono';

const headers = {
  // An answer is data: no browser may take it for a page, guess its type, frame it or hand it to another site.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** On every answer of the interface. */
export const interfaceHeaders: MiddlewareHandler = async (context, next) => {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  await next();
  // What may be kept says so itself.
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
};
