import type { Scope, ScopeKind, Tier } from '#shared/consent/scope.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { aBatch, anExposure, aRecommendation } from '../../ingest/testing/a-batch.ts';
import { aStory } from '../../ingest/testing/a-story.ts';
import type { BadRequest } from './bad-requests.ts';
import { batchRequest, storyRequest } from './test-app.ts';

const scopeOf = (kind: ScopeKind, tier: Tier = 'aggregate', source = 'youtube'): Scope => ({
  source,
  kind,
  tier,
});

/** An item with what was typed to get it. */
export const aTypedItem = () =>
  aRecommendation({
    context: { page: 'home', hostItem: null, reach: 'unknown', query: 'how bread is made' },
  });

const under =
  (scopes: Scope[], change = {}): BadRequest =>
  async (key) => {
    const batch = await aBatch({ observations: [aTypedItem()], ...change });
    return batchRequest({ ...batch, consents: scopes.map((scope) => ({ scope, ...batch.joined })) }, key);
  };

/** What can be wrong with a batch or a story that holds what a person typed, and the code that it is refused with. */
export const badQueries: [name: string, code: ErrorCode, make: BadRequest][] = [
  ['something typed without consent', 'consent_missing', under([scopeOf('recommendation')])],
  ['something typed with consent for that alone', 'consent_missing', under([scopeOf('query')])],
  [
    'something typed with consent for another site',
    'consent_missing',
    under([scopeOf('recommendation'), scopeOf('query', 'aggregate', 'google')]),
  ],
  [
    'something typed that people may not read, with an item that they may',
    'consent_missing',
    under([scopeOf('recommendation'), scopeOf('recommendation', 'exhibit'), scopeOf('query')]),
  ],
  [
    'an exposure count with consent for what is typed alone',
    'consent_missing',
    under([scopeOf('recommendation'), scopeOf('query', 'aggregate', 'google')], {
      observations: [aRecommendation()],
      exposures: [anExposure({ source: 'google', rules: 'google@1' })],
    }),
  ],
  [
    'something typed on a site, within a story',
    'story_invalid',
    async (key) => storyRequest(await aStory({ observations: [aTypedItem()] }), key),
  ],
];
