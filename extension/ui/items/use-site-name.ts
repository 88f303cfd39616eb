import { useCallback } from 'preact/hooks';
import type { StateAnswer } from '../../messages/state.ts';

/** Tells what a source is called; its id where it is not known (any more). Stays the same while the names do. */
export function useSiteName(state: StateAnswer | undefined): (source: string) => string {
  const names = JSON.stringify(state?.sources.map(({ source, name }) => [source, name]) ?? []);
  return useCallback((source) => new Map<string, string>(JSON.parse(names)).get(source) ?? source, [names]);
}
