import { setTimeout as sleep } from 'node:timers/promises';

/** What unpacking needs. */
export interface Unpacking {
  /** Unpacks so many batches at most, and says how many there were. */
  unpack(most: number): Promise<number>;
  /** Whether more is coming in than can be unpacked at once. */
  isBusy(): boolean;
  onError(error: unknown): void;
}

const atOnce = 20;
const pauseMs = 1000;
/** While the rush lasts, one batch is followed by a rest, so that what waits gets fewer however long it lasts. */
const restMs = 50;

/**
 * Unpacks what was taken in bursts, until it is stopped: all of it when there is time, a little when there is none.
 * @returns stop, which waits for what is being unpacked
 */
export function startUnpacking({ unpack, isBusy, onError }: Unpacking): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rest = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const work = async () => {
    while (!signal.aborted) {
      const most = isBusy() ? 1 : atOnce;
      const done = await unpack(most).catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (done < most) await rest(pauseMs);
      else if (isBusy()) await rest(restMs);
    }
  };
  const running = work();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
