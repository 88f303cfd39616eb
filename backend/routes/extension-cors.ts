import { cors } from 'hono/cors';

const extensionOrigin = /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/;

/** Lets browser extensions, and no website, call the interface. There are no cookies: every request is signed. */
export const extensionCors = cors({
  origin: (origin) => (extensionOrigin.test(origin) ? origin : null),
  allowMethods: ['GET', 'POST'],
  allowHeaders: [
    'content-type',
    'content-encoding',
    'content-digest',
    'daylight-key',
    'idempotency-key',
    'signature',
    'signature-input',
  ],
  exposeHeaders: ['retry-after'],
  maxAge: 7200,
});
