import { type ChiSquare, chiSquare } from './chi-square.ts';

/**
 * Draws whole numbers and tests them against the probabilities that they should have.
 * @param draw one number
 * @param tail the probability of a number or more, for a positive number; the distribution is symmetric
 * @param width how many whole numbers make one bin
 * @param reach bins on each side of the middle one; beyond lies all the rest
 */
export function symmetricFit(
  draw: () => bigint,
  tail: (from: number) => number,
  { draws, width, reach }: { draws: number; width: bigint; reach: number },
): ChiSquare {
  // Bin i holds the numbers from (2i - 1) * width / 2 on, for an odd width; 0 lies in the middle of bin 0.
  const half = (width - 1n) / 2n;
  const counts = Array<number>(2 * reach + 1).fill(0);
  for (let i = 0; i < draws; i += 1) {
    const drawn = draw();
    const size = ((drawn < 0n ? -drawn : drawn) + half) / width;
    const bin = size > BigInt(reach) ? reach : Number(size);
    const at = reach + (drawn < 0n ? -bin : bin);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const from = (bin: number) => tail(Number(width) * (bin - 1) + Number(half) + 1);
  const probabilities = counts.map((_, at) => {
    const bin = Math.abs(at - reach);
    if (bin === 0) return 1 - 2 * from(1);
    return bin === reach ? from(bin) : from(bin) - from(bin + 1);
  });
  return chiSquare(counts, probabilities);
}
