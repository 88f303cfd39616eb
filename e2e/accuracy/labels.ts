import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Observation } from '#shared/observations/observation.ts';
import { capturesFolder } from './captures.ts';
import type { Expectation } from './expectation.ts';
import { hash8, keysOf, plain } from './key-of.ts';

/** How many of what others labelled on a capture was read. Labels may leave things out, so this is recall alone. */
export interface LabelScore {
  capture: string;
  what: string;
  labelled: number;
  matched: number;
}

/** Labels of tracking.exposed: one list of videos. */
const Videos = z.array(z.object({ videoId: z.string() }));

/** Labels of WebSearcher: every component of a page of results. */
const Components = z.object({
  results: z.array(
    z.object({
      type: z.string(),
      section: z.string(),
      title: z.string().nullable(),
      url: z.string().nullable(),
      details: z
        .object({ sources: z.array(z.object({ url: z.string().nullable() })).optional() })
        .nullable()
        .catch(null),
    }),
  ),
});

/** Compares with the labels that lie beside a capture; nothing where there are none. */
export function compareWithLabels(
  { capture }: Expectation,
  observations: readonly Observation[],
): LabelScore[] {
  const file = join(capturesFolder, capture.replace(/\.[a-z]+$/, '.labels.json'));
  if (!existsSync(file)) return [];
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const of = (kind: Observation['kind']) =>
    new Set(observations.filter((o) => o.kind === kind).flatMap(keysOf));
  const score = (
    what: string,
    keys: readonly (string | null)[],
    known: ReadonlySet<string>,
  ): LabelScore[] => {
    const wanted = keys.filter((key) => key !== null);
    const matched = wanted.filter((key) => known.has(plain(key))).length;
    return wanted.length > 0 ? [{ capture, what, labelled: wanted.length, matched }] : [];
  };
  const videos = Videos.safeParse(json);
  if (videos.success) {
    const known = new Set([...of('recommendation'), ...of('result')]);
    return score(
      'videos',
      videos.data.map(({ videoId }) => videoId),
      known,
    );
  }
  const { results } = Components.parse(json);
  const ofType = (type: string) => results.filter((result) => result.type === type);
  const cited = new Set(
    observations.flatMap((o) =>
      o.kind === 'answer' ? o.answer.citations.flatMap(({ url }) => (url ? [plain(url)] : [])) : [],
    ),
  );
  const sources = ofType('ai_overview').flatMap(
    ({ details }) => details?.sources?.map(({ url }) => url) ?? [],
  );
  return [
    ...score(
      'organic results',
      ofType('general').map(({ url }) => url),
      of('result'),
    ),
    ...score(
      'text ads',
      ofType('ad').map(({ title }) => hash8(title)),
      of('ad'),
    ),
    ...score('sources of the overview', sources, cited),
  ];
}
