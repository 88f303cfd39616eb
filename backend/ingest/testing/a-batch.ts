import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Recommendation } from '#shared/observations/recommendation.ts';
import type { Batch, ConsentReference } from '#shared/wire/batch.ts';
import { consentDocumentHashes } from '../consent-documents.ts';

// A day that every batch may speak of.
const yesterday = addDays(utcDay(new Date()), -1);

/** A recommendation as a volunteer would send it. */
export function aRecommendation(changes: Partial<Recommendation> = {}): Recommendation {
  return {
    kind: 'recommendation',
    id: newDayId(Date.now()),
    source: 'youtube',
    surface: 'home',
    item: {
      id: 'dQ_invented1',
      url: 'https://www.youtube.com/watch?v=dQ_invented1',
      title: 'Ten minutes with “the old bridge” 🌉',
      publisher: { id: '@larderlab', name: 'Larder Lab' },
    },
    position: { section: null, index: 0 },
    labels: [],
    context: { page: 'home', hostItem: null, reach: 'unknown' },
    seen: { day: yesterday, visibleMs: 1800 },
    rules: 'youtube@1',
    completeness: { missing: [] },
    ...changes,
  };
}

/** The counts of a day on the start page. */
export function anExposure(changes: Partial<Exposure> = {}): Exposure {
  const counts = { pages: 2, containers: 2, items: 9, visible: 3, parsed: 8, failed: 1 };
  const rest = { withheld: 0, incomplete: 2, overflow: 0, broken: 0, layout: null };
  return {
    ...{ source: 'youtube', surface: 'home', day: yesterday, rules: 'youtube@1' },
    ...counts,
    ...rest,
    ...changes,
  };
}

/** A consent to a document that exists; the entry in the volunteer's ledger is made up. */
export async function aConsent(): Promise<ConsentReference> {
  const [document = ''] = await consentDocumentHashes();
  return { document, grant: 'a'.repeat(64) };
}

/** A batch of two recommendations and one exposure count, agreed to. */
export async function aBatch(changes: Partial<Batch> = {}): Promise<Batch> {
  const consent = await aConsent();
  return {
    wire: 2,
    batchId: newDayId(Date.now()),
    study: 'daylight',
    joined: consent,
    consents: [{ scope: { source: 'youtube', kind: 'recommendation', tier: 'aggregate' }, ...consent }],
    observations: [aRecommendation(), aRecommendation()],
    exposures: [anExposure()],
    ...changes,
  };
}
