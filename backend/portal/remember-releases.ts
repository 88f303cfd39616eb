import type { Release } from '../publish/read-release.ts';

/**
 * Reads something of releases, and remembers it for the last few: releases never change. What could not be read is tried
 * again.
 * @param most how many are remembered
 */
export function rememberReleases<T>(
  read: (release: Release) => Promise<T>,
  most = 64,
): (release: Release) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (release) => {
    const before = known.get(release.folder);
    if (before) return before;
    const reading = read(release);
    known.set(release.folder, reading);
    reading.catch(() => known.delete(release.folder));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return reading;
  };
}
