import { useCallback, useEffect, useState } from 'preact/hooks';

/** A value that is loaded when the view opens, whenever a person comes back to it, and on demand. */
export interface Loaded<T> {
  value: T | undefined;
  failed: boolean;
  reload: () => Promise<void>;
}

/** Loads a value for a view. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState(false);
  const reload = useCallback(async () => {
    try {
      setValue(await load());
      setFailed(false);
    } catch {
      setFailed(true); // Shown to the person as a sentence.
    }
  }, [load]);
  useEffect(() => {
    void reload();
    const comeBack = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => document.removeEventListener('visibilitychange', comeBack);
  }, [reload]);
  return { value, failed, reload };
}
