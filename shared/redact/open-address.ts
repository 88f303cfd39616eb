import { looksLikeToken } from './looks-like-token.ts';
import { isProfile } from './profile-address.ts';
import { findPersonal } from './redact-text.ts';
import { domainOf } from './url-template.ts';

/** What may be kept of the address of a page on the open web, and why it is not the whole path. */
export interface OpenAddress {
  /** `https://host/path`, or `https://host/`; null where not even the host may be kept. */
  url: string | null;
  /** `profile`: the page of a person. `url`: something in it is no word of a public page. */
  dropped?: 'profile' | 'url';
}

/** Longest address, as the observation's schema has it. */
const longestAddress = 2000;
/** Longest word of a public address that is not looked at for being a token. */
const longestWord = 15;
/** Parts of a path after which the next one opens a door: what follows is for one person alone. */
const doors =
  /^(?:(?:reset|forgot|new|change)-?passw(?:ord|d)?|passw(?:ord|d)-?reset|passw(?:ord|d)?|pwd|(?:access-?|auth-?|id-?|refresh-?)?tokens?|session-?ids?|sid|secrets?|api-?keys?|oauth2?|auth|sso|magic(?:-?links?)?|verify|verification|confirm|confirmation|activate|activation|invite|invites|invitation|unsubscribe|optout)$/i;
/** Signs by which a path carries values, names and other addresses: `;jsessionid=…`, `@name`, `https:`. */
const carries = /[=;@\\]|:$/;

/**
 * The address of a result or a citation, which fits no template, without what could be one person's: query, fragment,
 * user name and password always go. The path stays where each part of it is made of words: where one holds an e-mail
 * address, a phone, card or bank account number, credentials, a UUID or something like a token (16 or more characters
 * that nobody would say), or names a person, the host alone stays. Slugs and long numbers of articles are words.
 *
 * Names in a path are not found; what a page is called is public, as its title is.
 */
export function openAddress(address: string): OpenAddress {
  const url = URL.parse(address);
  const nothing: OpenAddress = { url: null, dropped: 'url' };
  if (!url || domainOf(address) === undefined || url.hostname.split('.').some(isSecretLabel)) return nothing;
  const host = `https://${url.hostname}/`;
  if (isProfile(url)) return { url: host, dropped: 'profile' };
  const isShort = host.length + url.pathname.length <= longestAddress;
  return isShort && url.port === '' && isWords(url.pathname)
    ? { url: host + url.pathname.slice(1) }
    : { url: host, dropped: 'url' };
}

function isWords(path: string): boolean {
  const parts = path.split('/').map(decoded);
  return parts.every(
    (part, i) =>
      part !== undefined &&
      !carries.test(part) &&
      !(doors.test(part) && parts[i + 1]) &&
      !looksLikeToken(part, longestWord) &&
      findPersonal(part, []).length === 0,
  );
}

/** A part of a path as people read it; undefined where it cannot be. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined; // A stray % sign: nobody knows what it hides.
  }
}

/** Names in other scripts (`xn--…`) look like tokens and are none. */
function isSecretLabel(label: string): boolean {
  return !label.startsWith('xn--') && looksLikeToken(label, longestWord);
}
