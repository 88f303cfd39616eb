/** The two people who look at something that nobody else may see. */
export type Reviewers = readonly [string, string];

/**
 * Takes the names of two different people.
 * @returns both, trimmed; a sentence when they are not two
 */
export function twoReviewers(names: unknown): Reviewers | { problem: string } {
  if (!Array.isArray(names) || names.length !== 2) return { problem: 'Name exactly two reviewers.' };
  const [first, second] = names.map((name) => (typeof name === 'string' ? name.trim() : ''));
  if (!first || !second || !isName(first) || !isName(second))
    return { problem: 'Each reviewer has a name of at most 100 signs on one line.' };
  if (lettersOf(first) === lettersOf(second))
    return { problem: `${first} cannot be both reviewers; ask a second person.` };
  return [first, second];
}

function isName(text: string): boolean {
  return text.length <= 100 && !/\p{C}/u.test(text) && lettersOf(text).length > 0;
}

/** What is left of a name when it is written in another way. */
function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
