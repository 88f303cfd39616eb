/**
 * Decides whether a batch is unpacked at once or later. While few are being stored, at once. When they pile up, only what
 * is needed for the same promise is done: the signed bytes are stored, durably and under their id, and their observations
 * become rows when the rush is over.
 */
export interface BurstValve {
  /** Open: what comes now waits to be unpacked. */
  isOpen(): boolean;
  /** Counts a batch as being stored while something runs. */
  while<T>(work: () => Promise<T>): Promise<T>;
}

/** When the valve opens: when batches pile up, never, or always (to measure it). */
export type BurstMode = 'auto' | 'never' | 'always';

/**
 * @param opensAt batches being stored at a time that open it; it closes at a quarter of that, so that it does not flutter
 */
export function burstValve(mode: BurstMode, opensAt = 48): BurstValve {
  let storing = 0;
  let isOpen = false;
  return {
    isOpen() {
      if (mode !== 'auto') return mode === 'always';
      if (storing >= opensAt) isOpen = true;
      else if (storing <= opensAt / 4) isOpen = false;
      return isOpen;
    },
    async while(work) {
      storing++;
      try {
        return await work();
      } finally {
        storing--;
      }
    },
  };
}
