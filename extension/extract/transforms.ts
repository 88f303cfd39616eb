import type { Transform } from '#shared/rules/transform.ts';

/**
 * Applies one named transform to a value read off the page.
 * @param base address of the page, against which relative links are resolved
 * @returns nothing when the value does not hold what is asked for
 */
export function transform(value: string, step: Transform, base: string): string | undefined {
  switch (step.name) {
    case 'query-parameter':
      return URL.parse(value, base)?.searchParams.get(step.key) ?? undefined;
    case 'path-segment':
      return decoded(URL.parse(value, base)?.pathname.split('/').filter(Boolean)[step.index]);
    case 'class-suffix':
      return value
        .split(/\s+/)
        .find((name) => name.startsWith(step.prefix))
        ?.slice(step.prefix.length);
    case 'domain':
      return domain(value, base, step.except ?? []);
  }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text; // A stray % is part of the name.
  }
}

/** Host of an http(s) address without a leading `www.`, so that one advertiser is one domain. */
function domain(value: string, base: string, except: readonly string[]): string | undefined {
  const url = URL.parse(value, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/^www\./, '');
  if (!/^[a-z0-9.-]{1,251}\.[a-z0-9-]+$/.test(host)) return undefined;
  return except.some((d) => host === d || host.endsWith(`.${d}`)) ? undefined : host;
}
