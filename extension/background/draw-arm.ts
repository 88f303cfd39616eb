/**
 * Draws one of some groups, each as likely as the others, by the randomness that keys are made of: a study must be able
 * to rely on it, and nobody can know it beforehand.
 */
export function drawArm(arms: readonly string[]): string | undefined {
  if (arms.length === 0) return undefined;
  // Bytes beyond the last whole multiple would make the first groups likelier: they are drawn again.
  const fair = 256 - (256 % arms.length);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) return arms[byte % arms.length];
  }
}
