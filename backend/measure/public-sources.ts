import { z } from 'zod';
import { SourceId, SurfaceId } from '#shared/observations/fields.ts';
import { Kind } from '#shared/observations/kind.ts';
import { SourceGroup } from '#shared/rules/source-group.ts';
import json from './public-sources.json' with { type: 'json' };

const PublicSource = z.strictObject({
  source: SourceId,
  name: z.string(),
  group: SourceGroup,
  version: z.int(),
  surfaces: z.array(z.strictObject({ id: SurfaceId, kinds: z.array(Kind) })),
});

/** A site that is read, and what there is on it: known to everybody before anybody donates. */
export type PublicSource = z.infer<typeof PublicSource>;

/** Every site that is read, generated from the rule packs. */
export const publicSources: readonly PublicSource[] = z.array(PublicSource).parse(json);

/** Every kind that a site has on any of its surfaces. */
export function kindsOf({ surfaces }: PublicSource): PublicSource['surfaces'][number]['kinds'] {
  return [...new Set(surfaces.flatMap(({ kinds }) => kinds))].sort();
}
