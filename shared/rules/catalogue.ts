import { z } from 'zod';
import { SourceId, SurfaceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';
import { CaptureClaim } from './capture-claim.ts';
import { HostPattern } from './hosts.ts';
import { QueryForm } from './query-form.ts';
import { SourceGroup } from './source-group.ts';

/** What there is of one kind on one surface. */
export const CatalogueKind = z.strictObject({
  kind: Kind,
  counted: z
    .enum(['none', 'some', 'all'])
    .describe('Which of these items are only counted, with nothing read of them: those of private people'),
  fields: z
    .array(z.string())
    .describe('Wire paths that an observation of it can have, beside those that every observation has'),
  labels: z.array(z.string()).describe('Words that can stand in its labels'),
  labelsAsShown: z.boolean().describe('Whether labels can also hold words as the page shows them'),
  query: QueryForm.nullable().describe('What context.query is, which takes a tick of its own'),
});
export type CatalogueKind = z.infer<typeof CatalogueKind>;

/** What there is on one surface. */
export const CatalogueSurface = z.strictObject({
  id: SurfaceId,
  page: z.string().describe('Kind of page'),
  paths: z.array(z.string()).describe('Paths of the page; * stands for anything'),
  verified: z.boolean().describe('Whether its rules were ever tried on a real capture of it'),
  captures: z.array(CaptureClaim).describe('What they were tried on; nothing where they were not'),
  kinds: z.array(CatalogueKind),
});
export type CatalogueSurface = z.infer<typeof CatalogueSurface>;

/** What there is on one site. */
export const CatalogueSource = z.strictObject({
  source: SourceId,
  name: z.string().describe('Name of the site as people know it'),
  version: z.int().describe('Version of its rules'),
  group: SourceGroup,
  people: z.boolean().describe('Whether private people publish there, too'),
  hostChoice: z
    .enum(['all', 'listed', 'any'])
    .describe('Whether people switch on all its hosts in one, those that they pick, or also others'),
  hosts: z.array(HostPattern),
  surfaces: z.array(CatalogueSurface),
});
export type CatalogueSource = z.infer<typeof CatalogueSource>;

/** What can be read where, and how far that was tried: all that a study can ask for. */
export const Catalogue = z.array(CatalogueSource);
export type Catalogue = z.infer<typeof Catalogue>;
