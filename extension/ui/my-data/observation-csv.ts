import { z } from 'zod';
import { Observation } from '#shared/observations/observation.ts';
import { csvLine } from './csv.ts';

type Cell = string | number | null;

const Row = z.object({ id: z.string(), status: z.string(), observation: Observation });
type Row = z.infer<typeof Row>;

const ad = ({ observation }: Row) => (observation.kind === 'ad' ? observation.ad : undefined);
const answer = ({ observation }: Row) => (observation.kind === 'answer' ? observation.answer : undefined);

/**
 * Columns in the names that published datasets use. Lists are joined by a blank and a bar, and citations are
 * JSON: a claim may hold any mark, and which address was not shown has to stay clear.
 */
const columns: Record<string, (row: Row) => Cell | undefined> = {
  id: (row) => row.id,
  status: (row) => row.status,
  day: ({ observation }) => observation.seen.day,
  source: ({ observation }) => observation.source,
  surface: ({ observation }) => observation.surface,
  kind: ({ observation }) => observation.kind,
  title: ({ observation }) => observation.item.title,
  item_id: ({ observation }) => observation.item.id,
  item_url: ({ observation }) => observation.item.url,
  publisher_id: ({ observation }) => observation.item.publisher.id,
  publisher_name: ({ observation }) => observation.item.publisher.name,
  publisher_status: ({ observation }) => observation.item.publisher.status,
  duration_s: ({ observation }) => observation.item.duration,
  views: ({ observation }) => observation.item.views,
  published: ({ observation }) => observation.item.published,
  price: ({ observation }) => observation.item.price,
  advertiser: (row) => ad(row)?.advertiser,
  landing_domain: (row) => ad(row)?.landingDomain,
  disclosure: (row) => ad(row)?.disclosure,
  ad_format: (row) => ad(row)?.format,
  ad_reasons: (row) => ad(row)?.reasons,
  ad_network: (row) => ad(row)?.slot?.network,
  ad_unit: (row) => ad(row)?.slot?.unit,
  ad_width: (row) => ad(row)?.slot?.width,
  ad_height: (row) => ad(row)?.slot?.height,
  ad_filled: (row) => ad(row)?.slot && String(ad(row)?.slot?.filled ?? ''),
  answer_provider: (row) => answer(row)?.provider,
  answer_model: (row) => answer(row)?.model,
  answer_mode: (row) => answer(row)?.mode,
  answer_status: (row) => answer(row)?.status,
  answer_text: (row) => answer(row)?.text,
  cited_domains: (row) =>
    answer(row)
      ?.citations.flatMap(({ domain }) => domain ?? [])
      .join(' | '),
  citations: (row) => answer(row) && JSON.stringify(answer(row)?.citations),
  answer_update_of: (row) => answer(row)?.updateOf,
  section: ({ observation }) => observation.position.section,
  module: ({ observation }) => observation.position.module,
  rank: ({ observation }) => observation.position.rank,
  index: ({ observation }) => observation.position.index,
  labels: ({ observation }) => observation.labels.join(' | '),
  page: ({ observation }) => observation.context.page,
  host_item: ({ observation }) => observation.context.hostItem,
  reach: ({ observation }) => observation.context.reach,
  query: ({ observation }) => observation.context.query,
  visible_ms: ({ observation }) => observation.seen.visibleMs,
  rules: ({ observation }) => observation.rules,
  missing: ({ observation }) => observation.completeness.missing.join(' | '),
};

/** First line of the CSV. The mark before it tells spreadsheets that the text is UTF-8. */
export const observationCsvHead = `\ufeff${csvLine(Object.keys(columns))}`;

/** A kept observation as a line of CSV; '' for one of a shape that this version does not know (the JSON has it). */
export function observationCsvLine(row: Record<string, unknown>): string {
  const read = Row.safeParse(row);
  return read.success ? csvLine(Object.values(columns).map((cell) => cell(read.data) ?? null)) : '';
}
