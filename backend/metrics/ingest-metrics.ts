import { QuarantineReason } from '#shared/wire/quarantine.ts';
import type { IngestStore } from '../ingest/ingest-store.ts';
import { counter } from './counter.ts';
import type { Family } from './family.ts';

/** What is taken in, counted where it is stored: what a sender repeats counts as repeated, and once. */
export function ingestMetrics(): { families: Family[]; counting: (store: IngestStore) => IngestStore } {
  const batches = counter(
    'daylight_batches_total',
    'Batches that were taken: stored at once, waiting to be unpacked, quarantined, or repeated by their sender.',
    ['stored', 'waiting', 'quarantined', 'repeated'].map((status) => ({ status })),
  );
  const quarantined = counter(
    'daylight_quarantined_total',
    'Batches that were kept apart, by reason.',
    QuarantineReason.options.map((reason) => ({ reason })),
  );
  const observations = counter('daylight_observations_total', 'Observations in batches that were taken.', [
    {},
  ]);
  const stories = counter(
    'daylight_stories_total',
    'Stories that were taken: received, held or repeated.',
    ['received', 'held', 'repeated'].map((status) => ({ status })),
  );
  const deletions = counter(
    'daylight_deletions_total',
    'Deletions that were carried out, by what they are of.',
  );
  return {
    families: [batches, quarantined, observations, stories, deletions],
    counting: (store) => ({
      ...store,
      async storeBatch(taken) {
        const outcome = await store.storeBatch(taken);
        const { content, receipt } = taken;
        if (outcome === 'stored') {
          batches.add({ status: content.status });
          if (content.status === 'quarantined') quarantined.add({ reason: content.reason });
          else observations.add({}, receipt.observations);
        } else if (outcome !== 'contributor_gone') batches.add({ status: 'repeated' });
        return outcome;
      },
      async storeStory(checked) {
        const outcome = await store.storeStory(checked);
        if (outcome === 'stored') stories.add({ status: checked.receipt.status });
        else if (outcome !== 'contributor_gone') stories.add({ status: 'repeated' });
        return outcome;
      },
      async deleteSent(order) {
        const outcome = await store.deleteSent(order);
        if (typeof outcome === 'object' && 'deleted' in outcome) deletions.add({ of: order.target.of });
        return outcome;
      },
    }),
  };
}
