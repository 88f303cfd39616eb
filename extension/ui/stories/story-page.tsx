import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { state } from '../../messages/state.ts';
import { withdrawStory } from '../../messages/withdraw-story.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { StoryForm } from './story-form.tsx';
import { StoryStatus } from './story-status.tsx';
import { useStories } from './use-stories.ts';

/** One story: the form while it is written or changed, and how it stands once it was sent. */
export function StoryPage({ id, surroundings }: { id: string; surroundings: Surroundings }) {
  const { ask } = surroundings;
  const { value: stories, failed, reload } = useStories(ask);
  const { value: around } = useLoaded(useCallback(() => ask(state, {}), [ask]));
  const [changing, setChanging] = useState(false);
  const [notWithdrawn, setNotWithdrawn] = useState(false);
  const [steps, setSteps] = useState(0);
  const page = useRef<HTMLDivElement>(null);
  const story = stories?.find((one) => one.id === id);
  const isWritten = story?.status === 'draft' || changing;

  // What had the focus is gone after every step.
  useEffect(() => {
    if (steps > 0) page.current?.querySelector('h1')?.focus();
  }, [steps]);
  const goOn = (isChanging: boolean) => {
    setChanging(isChanging);
    setSteps((count) => count + 1);
  };

  const withdraw = async () => {
    try {
      await ask(withdrawStory, { id });
      if (story?.revision === 0) {
        location.hash = '#story';
        return;
      }
      await reload();
      goOn(false);
    } catch {
      setNotWithdrawn(true); // Shown to the person as a sentence.
    }
  };
  return (
    <div class="stories" ref={page}>
      <p>
        <a href="#story">{i18n.t('story.toList')}</a>
      </p>
      <p class="message" role="status">
        {failed || notWithdrawn ? i18n.t('story.failed') : ''}
        {stories && !story ? i18n.t('story.missing') : ''}
      </p>
      {isWritten && around?.institution?.mayLeave === false && (
        <p class="notice">{i18n.t('institution.notSent')}</p>
      )}
      {story && isWritten && around && (
        <StoryForm
          story={story}
          around={around}
          surroundings={surroundings}
          sent={async () => {
            await reload();
            goOn(false);
          }}
          withdraw={withdraw}
        />
      )}
      {story && story.status !== 'draft' && !changing && (
        <StoryStatus story={story} status={story.status} change={() => goOn(true)} withdraw={withdraw} />
      )}
    </div>
  );
}
