import type { MiddlewareHandler } from 'hono';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * On every answer: nothing from elsewhere, no frame, nothing kept. The referrer stays within these pages: without it a
 * browser would not say where a form comes from, either.
 */
const adminHeaders = {
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Lets requests in that were meant for these pages: under their own name (so that no other name that leads here gets in,
 * DNS rebinding), and whatever changes something from a form of their own.
 * @param url address that a proxy in front shows; undefined: this machine alone
 */
export function guard(url: string | undefined): MiddlewareHandler {
  const host = url && new URL(url).host;
  return async (context, next) => {
    for (const [name, value] of Object.entries(adminHeaders)) context.header(name, value);
    const asked = context.req.header('host') ?? '';
    const isMeant = host === undefined ? thisMachine.test(asked) : asked === host;
    if (!isMeant) return context.text('These pages are not shown under this name.', 403);
    const origin = url ?? `http://${asked}`;
    const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!isRead && context.req.header('origin') !== origin)
      return context.text('This form does not come from these pages.', 403);
    return next();
  };
}
