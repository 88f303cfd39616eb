import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoryDraft } from '#shared/stories/story.ts';
import { previewStory, type StoryPreview } from '../../messages/preview-story.ts';
import { saveStory } from '../../messages/save-story.ts';
import type { ShownStory } from '../../messages/stories.ts';
import type { Ask } from '../surroundings.ts';
import { Autosave, pauses, type SaveStatus } from './autosave.ts';

/** What would leave, and the text as written that this was made of. */
export type PreviewOf = StoryPreview & { written: string };

/** A story that is being written. */
export interface OpenDraft {
  draft: StoryDraft;
  /** `closed`: it is on its way or was taken back, so nothing more of it is kept. */
  status: SaveStatus | 'closed';
  preview: PreviewOf | undefined;
  /** Whether what would leave could not be read just now. It is tried again. */
  hasNoPreview: boolean;
  change(difference: Partial<StoryDraft>): void;
  /** Saves at once what is not saved yet. @returns whether everything is saved */
  flush(): Promise<boolean>;
  /** Asks anew what would leave. */
  readPreview(): Promise<PreviewOf>;
  /** Ends saving, before the story is thrown away. */
  stop(): void;
}

/** Keeps what a person writes: on every pause, and when they leave the page. What would leave follows every save. */
export function useDraft(ask: Ask, { id, draft: begun }: ShownStory): OpenDraft {
  const [draft, setDraft] = useState(begun);
  const [status, setStatus] = useState<OpenDraft['status']>('saved');
  const [preview, setPreview] = useState<PreviewOf>();
  const [hasNoPreview, setHasNoPreview] = useState(false);
  const saved = useRef(begun);
  const newest = useRef(begun);

  const readPreview = useMemo(() => {
    let asked = 0;
    return async () => {
      const turn = ++asked;
      const written = saved.current.text ?? '';
      const read = { ...(await ask(previewStory, { id })), written };
      if (turn === asked) {
        setPreview(read);
        setHasNoPreview(false);
      }
      return read;
    };
  }, [ask, id]);
  const follow = useCallback(() => {
    readPreview().catch(() => setHasNoPreview(true)); // Shown to the person as a sentence.
  }, [readPreview]);

  const autosave = useMemo(() => {
    const save = async (value: StoryDraft) => {
      const answer = await ask(saveStory, { id, draft: value });
      saved.current = value;
      if (answer.saved)
        readPreview().catch(() => undefined); // The page goes on saying that it looks through the text.
      else close();
    };
    const made = new Autosave(save, (next) => setStatus((now) => (now === 'closed' ? now : next)));
    const close = () => {
      made.stop();
      setStatus('closed');
    };
    return made;
  }, [ask, id, follow]);

  useEffect(() => {
    follow();
    const leave = () => void autosave.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [autosave, follow]);

  useEffect(() => {
    if (!hasNoPreview) return;
    const timer = setInterval(follow, pauses.retryMs);
    return () => clearInterval(timer);
  }, [hasNoPreview, follow]);

  return {
    draft,
    status,
    preview,
    hasNoPreview,
    change(difference) {
      newest.current = { ...newest.current, ...difference };
      setDraft(newest.current);
      autosave.change(newest.current);
    },
    flush: () => autosave.flush(),
    readPreview,
    stop: () => autosave.stop(),
  };
}
