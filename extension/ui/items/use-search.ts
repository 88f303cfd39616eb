import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ItemFilter } from '../../messages/items.ts';
import type { Ask } from '../surroundings.ts';
import type { Decision, Rows } from './rows.ts';
import { afterDecision, type SearchProgress, search } from './search.ts';

const nothing: SearchProgress = { found: [], through: 0, isDone: false, isCut: false };

/** Milliseconds of rest in typing before a search begins. */
const typing = 350;

/** Searches while a person types. Without words there is no search. */
export function useSearch(ask: Ask, filter: ItemFilter, text: string) {
  const [progress, setProgress] = useState(nothing);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const running = useRef<AbortController>(undefined);
  const words = text.trim();
  const name = JSON.stringify(filter);
  // A filter is the same when it says the same: `name` stands for it.
  useEffect(() => {
    setProgress(nothing);
    setFailed(false);
    if (!words) return;
    const stop = new AbortController();
    running.current = stop;
    const timer = setTimeout(() => {
      search(ask, { filter, text: words, signal: stop.signal }, setProgress).catch(() => setFailed(true));
    }, typing);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask, name, words, turn]);
  const stop = useCallback(() => {
    running.current?.abort();
    setProgress((now) => ({ ...now, isDone: true }));
  }, []);
  /** Shows what a decision has done to what was found. */
  const decided = useCallback(
    (decision: Decision, ids: ReadonlySet<string>, statuses: ItemFilter['statuses']) => {
      setProgress((now) => ({ ...now, found: afterDecision(now.found, { decision, ids, statuses }) }));
    },
    [],
  );
  const rows = useMemo<Rows>(
    () => ({
      total: progress === nothing ? undefined : progress.found.length,
      at: (index) => progress.found[index],
    }),
    [progress],
  );
  const again = useCallback(() => setTurn((now) => now + 1), []);
  return { isOn: words !== '', rows, progress, failed, stop, again, decided };
}
