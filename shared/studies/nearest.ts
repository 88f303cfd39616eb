/** The name that is most like a mistyped one, where one is like enough. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name): [string, number] => [name, distance(typed.toLowerCase(), name.toLowerCase())])
    .sort(([, a], [, b]) => a - b);
  const [name, steps] = ranked[0] ?? [undefined, Number.POSITIVE_INFINITY];
  return steps <= Math.max(2, typed.length / 3) ? name : undefined;
}

/** How many letters must be put in, taken out or changed to come from one word to another (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
