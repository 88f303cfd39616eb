import { z } from 'zod';

/**
 * The only form in which an address may be kept: literal parts and placeholders in braces, such as
 * `https://www.youtube.com/watch?v={v}`, `https://www.amazon.com/dp/{asin}` or `https://www.youtube.com/@{handle}`.
 */
export const UrlTemplate = z
  .string()
  .max(300)
  .regex(/^https:\/\/[a-z0-9.-]+\/(?:[A-Za-z0-9._~@/?&=-]|\{[A-Za-z][A-Za-z0-9.]*\})*$/)
  .describe('Address with placeholders in braces; nothing else of an address is kept');

const placeholder = /\{[A-Za-z][A-Za-z0-9.]*\}/;
const publicId = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text has the form of a platform's public id, the only thing that a placeholder takes. */
export function looksLikeId(text: string): boolean {
  return publicId.test(text);
}

/**
 * Rebuilds an address from the first template that it fits. Credentials, port, fragment, and every parameter that the
 * template does not name are gone; a placeholder takes 1 to 64 of `A-Z a-z 0-9 _ -` and nothing else.
 * @returns undefined when it fits no template
 */
export function rebuildUrl(url: string, templates: readonly string[]): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  for (const template of templates) {
    const rebuilt = fill(template, parsed);
    if (rebuilt !== undefined) return rebuilt;
  }
  return undefined;
}

/** Domain of an http(s) address without a leading `www.`, or undefined where it names none, such as an IP address. */
export function domainOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  const host = parsed.hostname.replace(/^www\./, '').replace(/\.$/, '');
  return /^[a-z0-9.-]{1,189}\.(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host) ? host : undefined;
}

function fill(template: string, url: URL): string | undefined {
  const [, host, path = '', query = ''] = /^https:\/\/([^/?{}]+)(\/[^?]*)(?:\?(.*))?$/.exec(template) ?? [];
  if (host !== url.hostname) return undefined;
  const segments = withoutSlash(path).split('/');
  const actual = withoutSlash(url.pathname).split('/');
  if (segments.length !== actual.length) return undefined;
  const filled = segments.map((segment, index) => fillPart(segment, actual[index] ?? ''));
  const parameters = query ? query.split('&').map((pair) => fillParameter(pair, url)) : [];
  if ([...filled, ...parameters].includes(undefined)) return undefined;
  const slash = path.slice(withoutSlash(path).length);
  return `https://${host}${filled.join('/')}${slash}${query && `?${parameters.join('&')}`}`;
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function fillParameter(pair: string, url: URL): string | undefined {
  const [name = '', part = ''] = pair.split('=');
  const values = url.searchParams.getAll(name);
  const filled = values.length === 1 ? fillPart(part, values[0] ?? '') : undefined;
  return filled === undefined ? undefined : `${name}=${filled}`;
}

/** One part of an address, as the template writes it around at most one placeholder. */
function fillPart(part: string, actual: string): string | undefined {
  const [before = '', after, ...more] = part.split(placeholder);
  if (after === undefined) return actual === part ? part : undefined;
  if (more.length > 0) return undefined; // Where one value ends and the next begins could not be told.
  if (!actual.startsWith(before) || !actual.endsWith(after)) return undefined;
  const value = actual.slice(before.length, actual.length - after.length);
  return looksLikeId(value) ? before + value + after : undefined;
}
