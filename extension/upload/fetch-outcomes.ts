import { paths } from '#shared/wire/paths.ts';
import { StoryOutcomes } from '#shared/wire/story-outcome.ts';
import { getSigned } from './get-signed.ts';
import type { Backend } from './post.ts';
import type { Signatory } from './sign.ts';

/**
 * Asks the server what became of a contributor's stories. Sends nothing but the signed question. A server of the version
 * before does not know it, and says nothing; that is no trouble.
 */
export async function fetchOutcomes(
  backend: Backend,
  signatory: Signatory,
): Promise<StoryOutcomes | { failed: 'no-answer' }> {
  const got = await getSigned(backend, paths.stories, signatory);
  if (!('bytes' in got)) return { failed: 'no-answer' };
  try {
    return StoryOutcomes.parse(JSON.parse(new TextDecoder().decode(got.bytes)));
  } catch {
    return { failed: 'no-answer' };
  }
}
