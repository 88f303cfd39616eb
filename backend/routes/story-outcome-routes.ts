import { Hono } from 'hono';
import { paths } from '#shared/wire/paths.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { StoryOutcome, StoryOutcomes } from '#shared/wire/story-outcome.ts';
import { refuse } from '../ingest/outcome.ts';
import { byStudyKey, type StudyKeyDeps } from './find-signer.ts';
import { problem, type RequestVariables } from './problem.ts';
import { type VerifyDeps, verifyRequest } from './verify-request.ts';

/** What the route works with. */
export interface StoryOutcomeDeps extends StudyKeyDeps, VerifyDeps {
  storyOutcomes(contributor: string): Promise<StoryOutcome[]>;
}

/** GET /v1/stories, signed by the study key: what moderators decided about the stories of its contributor. */
export function storyOutcomeRoutes(deps: StoryOutcomeDeps): Hono<RequestVariables> {
  return new Hono<RequestVariables>().get(paths.stories, async (context) => {
    const signer = await verifyRequest(context, signatureProfile.withoutBody, byStudyKey(deps), deps);
    if ('refused' in signer) return problem(context, signer);
    const { contributor } = signer.value;
    const known = await deps.store.findContributor(contributor);
    if (!known) return problem(context, refuse('contributor_unknown'));
    if (known.deleted) return problem(context, refuse('contributor_deleted'));
    const outcomes: StoryOutcomes = { stories: await deps.storyOutcomes(contributor) };
    return context.json(outcomes, 200, { 'cache-control': 'no-store' });
  });
}
