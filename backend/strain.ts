import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** Watches whether this process keeps up. */
export interface Strain {
  isStrained(): boolean;
  stop(): void;
}

/** What is too much: the delay of the event loop on average over a second, and the share of the heap that is in use. */
const tooMuch = { delayMs: 500, heapShare: 0.85 } as const;

/** Looks once a second how late the event loop is and how full the heap. */
export function watchStrain(limits: { delayMs: number; heapShare: number } = tooMuch): Strain {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let strained = false;
  const watch = setInterval(() => {
    const { used_heap_size: used, heap_size_limit: room } = getHeapStatistics();
    strained = delay.mean / 1e6 > limits.delayMs || used / room > limits.heapShare;
    delay.reset();
  }, 1000);
  watch.unref();
  return {
    isStrained: () => strained,
    stop() {
      clearInterval(watch);
      delay.disable();
    },
  };
}
