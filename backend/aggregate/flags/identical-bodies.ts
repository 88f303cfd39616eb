/** A body that more than one key signed. */
export interface IdenticalBodies {
  digest: string;
  /** Each once, in the order of their first. */
  contributors: string[];
}

/**
 * Finds what several contributors sent in just the same words. Two people do not see the same hour of a feed, so this
 * is a copy; a body with little in it can be the same by chance, so give digests of bodies with at least ten things,
 * taken without batch id and time. A flag is for a sensitivity column; nothing is deleted by it.
 * @param bodies digests of bodies, each with its contributor, in any order
 * @returns those of at least `least` contributors, most contributors first, then by digest
 */
export function identicalBodies(
  bodies: Iterable<{ contributor: string; digest: string }>,
  least = 2,
): IdenticalBodies[] {
  const senders = new Map<string, Set<string>>();
  for (const { contributor, digest } of bodies) {
    const known = senders.get(digest);
    if (known) known.add(contributor);
    else senders.set(digest, new Set([contributor]));
  }
  return [...senders]
    .filter(([, contributors]) => contributors.size >= least)
    .map(([digest, contributors]) => ({ digest, contributors: [...contributors] }))
    .sort((a, b) => b.contributors.length - a.contributors.length || (a.digest < b.digest ? -1 : 1));
}
