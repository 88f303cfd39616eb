import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** A value that is loaded when the view opens, whenever a person comes back to it, and on demand. */
export interface Loaded<T> {
  value: T | undefined;
  failed: boolean;
  reload: () => Promise<void>;
}

/**
 * Loads a value for a view. A late answer never takes the place of a newer one.
 * @param load must stay the same function (`useCallback`) as long as it loads the same
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState(false);
  const [order] = useState({ asked: 0, answered: 0 });
  const reload = useCallback(async () => {
    const turn = ++order.asked;
    try {
      const loaded = await load();
      if (turn < order.answered) return;
      order.answered = turn;
      setValue(loaded);
      setFailed(false);
    } catch {
      setFailed(true); // Shown to the person as a sentence.
    }
  }, [load, order]);
  // Before the first paint: the answer is on its way while the browser draws.
  useLayoutEffect(() => {
    void reload();
    const comeBack = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => document.removeEventListener('visibilitychange', comeBack);
  }, [reload]);
  return { value, failed, reload };
}
