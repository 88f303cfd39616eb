import { useCallback, useEffect } from 'preact/hooks';
import { learnOutcomes } from '../../messages/learn-outcomes.ts';
import { type ShownStory, stories } from '../../messages/stories.ts';
import type { Ask } from '../surroundings.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';
import { usePolling } from '../use-polling.ts';

/**
 * All stories; asked for again and again while one is on its way, so that its receipt appears by itself. Opening them is
 * the moment to ask the server what became of them.
 */
export function useStories(ask: Ask): Loaded<ShownStory[]> {
  const loaded = useLoaded(useCallback(async () => (await ask(stories, {})).stories, [ask]));
  const { value, reload } = loaded;
  const isWaiting = value?.some((story) => story.status === 'queued' && story.refused === null) ?? false;
  usePolling(reload, isWaiting);
  useEffect(() => {
    ask(learnOutcomes, {}).then(
      ({ learned }) => (learned ? reload() : undefined),
      () => undefined, // What is known stands on the page already.
    );
  }, [ask, reload]);
  return loaded;
}
