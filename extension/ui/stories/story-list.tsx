import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { startStory } from '../../messages/start-story.ts';
import type { ShownStory } from '../../messages/stories.ts';
import type { Surroundings } from '../surroundings.ts';
import { categoryKey } from './category-groups.ts';
import { sayDay } from './say-day.ts';
import { OutcomeWord } from './story-outcome.tsx';
import { useStories } from './use-stories.ts';

const statuses = ['draft', 'queued', 'sent', 'withdrawn'] as const;

/** All stories of a person, by where they stand, and the button to tell one more. */
export function StoryList({ surroundings }: { surroundings: Surroundings }) {
  const { value: stories, failed } = useStories(surroundings.ask);
  const [notStarted, setNotStarted] = useState(false);

  const tell = async () => {
    try {
      const { id } = await surroundings.ask(startStory, {});
      location.hash = `#story/${id}`;
    } catch {
      setNotStarted(true); // Shown to the person as a sentence.
    }
  };
  return (
    <div class="stories">
      <h1>{i18n.t('story.title')}</h1>
      <p class="lead">{i18n.t('story.lead')}</p>
      <p class="help alone">{i18n.t('story.alone')}</p>
      <button type="button" class="primary tell" onClick={tell}>
        {i18n.t('story.tell')}
      </button>
      <p class="message" role="status">
        {failed || notStarted ? i18n.t('story.failed') : ''}
      </p>
      {stories?.length === 0 && <p class="empty">{i18n.t('story.none')}</p>}
      {statuses.map((status) => (
        <StoriesOf key={status} status={status} stories={stories ?? []} />
      ))}
    </div>
  );
}

function StoriesOf({ status, stories }: { status: ShownStory['status']; stories: ShownStory[] }) {
  const some = stories.filter((story) => story.status === status);
  if (some.length === 0) return null;
  return (
    <section aria-labelledby={`stories-${status}`}>
      <h2 id={`stories-${status}`}>{i18n.t(`story.list.${status}`)}</h2>
      <ul class="story-list">
        {some.map((story) => (
          <StoryCard key={story.id} story={story} />
        ))}
      </ul>
    </section>
  );
}

function StoryCard({ story }: { story: ShownStory }) {
  const { draft, status, number, updatedAt } = story;
  const title = draft.category && i18n.t(`category.${categoryKey(draft.category)}`);
  const day = sayDay(updatedAt);
  return (
    <li class="card story-card">
      <h3>
        <a href={`#story/${story.id}`}>{title ?? i18n.t('story.noCategory')}</a>
      </h3>
      <p class="snippet" dir="auto">
        {draft.text?.trim() || i18n.t('story.noText')}
      </p>
      {story.refused && <p class="notice">{i18n.t('story.status.refusedTitle')}</p>}
      <p class="help story-facts">
        {story.outcome && <OutcomeWord outcome={story.outcome} />}
        <span>
          {status === 'draft' || status === 'withdrawn'
            ? i18n.t('story.changed', [day])
            : i18n.t('story.sentOn', [day])}
        </span>
        {number && (
          <span>
            {i18n.t('story.status.number')} <bdi class="receipt-number">{number}</bdi>
          </span>
        )}
      </p>
    </li>
  );
}
