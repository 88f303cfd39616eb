import type { Page } from './layout.ts';

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** On everything the portal sends: no script, nothing from elsewhere, no frame, no guessing of types. */
export const securityHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** On a page with a form, which may be sent to this server alone. */
const formPageHeaders = {
  ...securityHeaders,
  'content-security-policy': policy.replace("form-action 'none'", "form-action 'self'"),
};

/** On the page with a script: a file of ours, which speaks with nobody but this server. */
const scriptPageHeaders = {
  ...securityHeaders,
  'content-security-policy': `${policy}; script-src 'self'; connect-src 'self'`,
};

/** On a page: what it needs, and nothing beyond. */
export function pageHeaders({ script, forms }: Pick<Page, 'script' | 'forms'>): Record<string, string> {
  if (script !== undefined) return scriptPageHeaders;
  return forms ? formPageHeaders : securityHeaders;
}
