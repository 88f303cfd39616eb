import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import type { StoryOutcome, StoryOutcomes } from '#shared/wire/story-outcome.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type ContributorDeps, verifyContributor } from './verify-contributor.ts';

/** What the route works with. */
export interface StoryOutcomeDeps extends ContributorDeps {
  storyOutcomes(contributor: string): Promise<StoryOutcome[]>;
}

/** GET /v1/stories, signed by the study key: what moderators decided about the stories of its contributor. */
export function storyOutcomeRoutes(deps: StoryOutcomeDeps): Hono<RequestVariables> {
  return new Hono<RequestVariables>().get(paths.stories, async (context) => {
    const sender = await verifyContributor(context, deps);
    if ('refused' in sender) return problem(context, sender);
    const outcomes: StoryOutcomes = { stories: await deps.storyOutcomes(sender.value) };
    return context.json(outcomes, 200, { 'cache-control': 'no-store' });
  });
}
