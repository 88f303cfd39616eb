import { distance } from 'fastest-levenshtein';

/** The name that is most like a mistyped one, where one is like enough: by letters put in, taken out or changed. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const far = (name: string) => distance(typed.toLowerCase(), name.toLowerCase());
  const [name] = [...names].sort((a, b) => far(a) - far(b));
  return name !== undefined && far(name) <= Math.max(2, typed.length / 3) ? name : undefined;
}
