/** Longest that anything is put off, in milliseconds: the day that a server may ask for, and an hour. */
const longest = 25 * 60 * 60 * 1000;

/**
 * Whether it is time for another attempt. A time further away than anything is put off was written while the clock of
 * this device was wrong, and has been set right since: waiting for it could take years.
 * @param now milliseconds since 1970
 */
export function isDue({ nextAttemptAt }: { nextAttemptAt: number }, now: number): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + longest;
}
