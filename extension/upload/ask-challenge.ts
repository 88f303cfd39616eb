import { Challenge } from '#shared/wire/challenge.ts';
import { paths } from '#shared/wire/paths.ts';
import { fetchPublic } from './fetch-public.ts';

/**
 * Asks a server what it wants of a key that it does not know. Nothing about this person goes along.
 * @returns `not-found`: a server from before there was work, which wants nothing
 */
export async function askChallenge(
  origin: string,
  signal: AbortSignal,
): Promise<Challenge | { failed: 'offline' | 'not-found' }> {
  const fetched = await fetchPublic(origin, paths.challenge, signal);
  if ('failed' in fetched) return fetched;
  const challenge = Challenge.safeParse(fetched.json);
  return challenge.success ? challenge.data : { failed: 'offline' };
}
