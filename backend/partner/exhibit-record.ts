import type { Observation } from '#shared/observations/observation.ts';

/**
 * What a record says of whose it is: names that hold within one export. Whoever has two exports cannot join them by it.
 */
export interface ExhibitNames {
  /** The pseudonym of a contributor. */
  contributor: string;
  /** Gives an id of the device another one. */
  renamed: (id: string) => string;
}

/** One record, flat but for lists. Fields that the kind has not are null. */
export type ExhibitRecord = Record<string, unknown>;

/**
 * An observation as a person may read it: field by field, so that nothing comes along that nobody thought of. Not in it
 * are the contributor, the batch and the id that the device gave.
 * @param mayShowQuery whether people may read what was typed on this source
 */
export function exhibitRecord(
  observation: Observation,
  { contributor, renamed }: ExhibitNames,
  mayShowQuery: boolean,
): ExhibitRecord {
  const { id, kind, source, surface, item, position, labels, context, seen, rules, completeness } =
    observation;
  const ad = observation.kind === 'ad' ? observation.ad : undefined;
  const answer = observation.kind === 'answer' ? observation.answer : undefined;
  return {
    id: renamed(id),
    contributor,
    day: seen.day,
    ...{ source, surface, kind, page: context.page, host_item: context.hostItem, reach: context.reach },
    query: mayShowQuery ? (context.query ?? null) : null,
    section: position.section,
    position: position.index,
    rank: position.rank ?? null,
    module: position.module ?? null,
    item_id: item.id,
    item_url: item.url,
    item_title: item.title,
    publisher_id: item.publisher.id,
    publisher_name: item.publisher.name,
    publisher_status: item.publisher.status ?? null,
    duration_seconds: item.duration ?? null,
    views: item.views ?? null,
    published: item.published ?? null,
    price: item.price ?? null,
    labels,
    advertiser: ad?.advertiser ?? null,
    landing_domain: ad?.landingDomain ?? null,
    disclosure: ad?.disclosure ?? null,
    ad_format: ad?.format ?? null,
    ad_reasons: ad?.reasons ?? null,
    slot_network: ad?.slot?.network ?? null,
    slot_unit: ad?.slot?.unit ?? null,
    slot_width: ad?.slot?.width ?? null,
    slot_height: ad?.slot?.height ?? null,
    slot_filled: ad?.slot?.filled ?? null,
    provider: answer?.provider ?? null,
    model: answer?.model ?? null,
    mode: answer?.mode ?? null,
    answer_status: answer?.status ?? null,
    answer_text: answer?.text ?? null,
    citations: (answer?.citations ?? []).map(({ n, url, domain, title, claim }) => ({
      ...{ n, url, domain, title, claim: claim ?? null },
    })),
    update_of: answer?.updateOf === undefined ? null : renamed(answer.updateOf),
    visible_ms: seen.visibleMs,
    missing: completeness.missing,
    rules,
  };
}
