/**
 * The one border between `number`, in which counts come and go, and `bigint`, in which noise is added: nothing is ever
 * rounded here, so that no bit of a published value tells what was added to it (Mironov 2012).
 */

/**
 * A count as it enters.
 * @throws RangeError when it is not a whole number that a double holds exactly.
 */
export function toWhole(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw new RangeError('A count is a whole number');
  return BigInt(value);
}

/**
 * A count as it leaves.
 * @throws RangeError when a double does not hold it exactly.
 */
export function toNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A count is too large to be exact');
  return number;
}
