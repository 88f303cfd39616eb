import type { Surroundings } from '../surroundings.ts';
import { StoryList } from './story-list.tsx';
import { StoryPage } from './story-page.tsx';

/** What a person tells: the list of their stories or, with the id of one, that story. */
export function Stories({ surroundings, story }: { surroundings: Surroundings; story?: string }) {
  if (story === undefined) return <StoryList surroundings={surroundings} />;
  return <StoryPage key={story} id={story} surroundings={surroundings} />;
}
