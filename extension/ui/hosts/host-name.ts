import { toUnicode } from 'punycode/';
import { formatList } from '../format.ts';

/**
 * A host as people write it: `www.example.org` for `https://www.example.org/*`. An international name is followed by how
 * the browser writes it, since letters of other alphabets can look the same: `münchen.example (xn--mnchen-3ya.example)`.
 */
export function hostName(pattern: string): string {
  const name = pattern.replace(/^[a-z*]+:\/\//, '').replace(/\/.*$/, '');
  const letters = readable(name);
  return letters === name ? name : `${letters} (${name})`;
}

function readable(name: string): string {
  try {
    return toUnicode(name);
  } catch {
    return name; // It only looks like an international name.
  }
}

/** The same without the `www.` that most sites have before their name. */
export function shortName(pattern: string): string {
  return hostName(pattern.replace('://www.', '://'));
}

/** Hosts as a list in the language of the page. */
export function hostList(patterns: readonly string[]): string {
  return formatList(patterns.map(hostName));
}
