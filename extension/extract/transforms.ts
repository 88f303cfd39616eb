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
    case 'segment-after': {
      const parts = URL.parse(value, base)?.pathname.split('/').filter(Boolean) ?? [];
      const at = parts.findIndex((part) => step.names.includes(part));
      return at < 0 ? undefined : decoded(parts[at + 1]);
    }
    case 'class-suffix':
      return value
        .split(/\s+/)
        .find((name) => name.startsWith(step.prefix))
        ?.slice(step.prefix.length);
    case 'domain':
      return domain(webAddress(step.bare ? shownAddress(value) : value, base, step.except));
    case 'page-address':
      return pageAddress(webAddress(value, base, step.except));
    case 'base64':
      return fromBase64(value.slice(step.skip));
    case 'json':
      return fromJson(value, step.path);
    case 'percent-decoded':
      return decoded(value);
    case 'duration':
      return seconds(value);
    case 'number':
      return /\d+/.exec(value)?.[0];
    case 'before': {
      const ends = step.marks.map((mark) => value.indexOf(mark)).filter((at) => at >= 0);
      return value.slice(0, Math.min(value.length, ...ends));
    }
    case 'after': {
      const mark = step.marks.find((m) => value.includes(m));
      return mark && value.slice(value.indexOf(mark) + mark.length);
    }
    case 'before-last': {
      const at = value.lastIndexOf(step.mark);
      return at < 0 ? value : value.slice(0, at);
    }
    case 'part':
      return value.split(step.separator).at(step.index);
    case 'spelled':
      return step.words.find((word) => spells(value, word));
    case 'only-with':
      return step.words.some((word) => value.toLowerCase().includes(word.toLowerCase())) ? value : undefined;
    case 'with-digit':
      return /\p{N}/u.test(value) ? value : undefined;
  }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text; // A stray % is part of the name.
  }
}

/** An http(s) address, unless its host is one of `except` or below one. */
function webAddress(value: string, base: string, except: readonly string[] = []): URL | undefined {
  const url = URL.parse(value, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/^www\./, '');
  return except.some((d) => host === d || host.endsWith(`.${d}`)) ? undefined : url;
}

/** What stands at the beginning of words such as `www.shop.example › offers`, as an address; '' where it is no host. */
function shownAddress(text: string): string {
  const [host = ''] = text.replace(/^https?:\/\//, '').split(/[\s/›»>?|·]/);
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(host) ? `https://${host}` : 'none:';
}

/** Host of an address without a leading `www.`, so that one advertiser is one domain. */
function domain(url: URL | undefined): string | undefined {
  const host = url?.hostname.replace(/^www\./, '');
  return host && /^[a-z0-9.-]{1,251}\.[a-z0-9-]+$/.test(host) ? host : undefined;
}

/** Without query and fragment, but for the public id of a video that its platform puts there. */
function pageAddress(url: URL | undefined): string | undefined {
  if (!url || !domain(url)) return undefined;
  const video =
    /(^|\.)youtube\.com$/.test(url.hostname) && /^[\w-]{11}$/.exec(url.searchParams.get('v') ?? '')?.[0];
  return `https://${url.hostname}${url.pathname}${video ? `?v=${video}` : ''}`;
}

function fromBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined; // It was something else.
  }
}

/** Whether the letters of a word stand in a text in their order, whatever is between. */
function spells(text: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

/** A word or number out of a text that is JSON. */
function fromJson(text: string, path: readonly (string | number)[]): string | undefined {
  try {
    let found: unknown = JSON.parse(text);
    for (const key of path)
      found =
        found && typeof found === 'object' && Object.hasOwn(found, key) ? Reflect.get(found, key) : undefined;
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  } catch {
    return undefined; // It was no JSON.
  }
}

/** `1:02:03`, also among other words, to seconds. */
function seconds(value: string): string | undefined {
  const clock = /(?<![\d:])(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?![\d:])/.exec(value.replaceAll('.', ':'));
  if (!clock) return undefined;
  const [, hours = '0', minutes = '0', rest = '0'] = clock;
  return String(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
}
