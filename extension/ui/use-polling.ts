import { useEffect } from 'preact/hooks';

const pollMs = 2000;

/** Loads again and again while something is on its way, so that what became of it appears by itself. */
export function usePolling(reload: () => Promise<void>, isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void reload(), pollMs);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
}
