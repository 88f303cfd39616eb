import type { Observation } from '#shared/observations/observation.ts';

/** What can be counted of an observation: a row of the table without the owner's columns. No answer and no typed word. */
export interface ObservationRow {
  id: string;
  day: string;
  kind: string;
  source: string;
  surface: string;
  tier: 'aggregate' | 'exhibit';
  position: number;
  reach: string;
  [optional: string]: string | number | string[] | null | undefined;
}

/**
 * Projects an observation to its row. A field that is not there is left out, and is null in the table.
 * @param exhibits `source/kind` of what a person may read
 */
export function projectObservation(observation: Observation, exhibits: ReadonlySet<string>): ObservationRow {
  const { id, kind, source, surface, item, position, labels, context, seen } = observation;
  const row: ObservationRow = {
    id,
    day: seen.day,
    kind,
    source,
    surface,
    tier: exhibits.has(`${source}/${kind}`) ? 'exhibit' : 'aggregate',
    position: position.index,
    reach: context.reach,
  };
  if (item.id !== null) row.item_id = item.id;
  if (item.title !== null) row.item_title = item.title;
  if (item.publisher.id !== null) row.publisher_id = item.publisher.id;
  if (item.publisher.name !== null) row.publisher_name = item.publisher.name;
  if (labels.length > 0) row.labels = labels;
  if (context.hostItem !== null) row.host_item = context.hostItem;
  if (observation.kind === 'ad') {
    const { advertiser, landingDomain, format } = observation.ad;
    Object.assign(row, { advertiser, landing_domain: landingDomain, ad_format: format });
  }
  if (observation.kind === 'answer') {
    const { provider, status, citations } = observation.answer;
    const domains = citations.flatMap(({ domain }) => domain ?? []);
    Object.assign(row, { provider, answer_status: status, cited_domains: [...new Set(domains)] });
  }
  return row;
}
