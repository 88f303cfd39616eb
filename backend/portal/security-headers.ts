const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** On everything the portal sends: no script, nothing from elsewhere, no frame, no guessing of types. */
export const securityHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** On the page with a script: a file of ours, which speaks with nobody but this server. */
export const scriptPageHeaders = {
  ...securityHeaders,
  'content-security-policy': `${policy}; script-src 'self'; connect-src 'self'`,
};
