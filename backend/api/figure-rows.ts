import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { Row } from '../publish/row.ts';
import { findRelease, refuseIfWithdrawn } from './find-release.ts';
import type { ApiWorld } from './operation.ts';

/** Rows of headline-figures, oldest window first, and of which release they are. */
export interface FigureRows {
  about: { dataset: string; version: string; notice?: string };
  rows: readonly Row[];
}

const slug = 'headline-figures';

/** The newest release of the headline figures. */
export async function figureRows(world: Pick<ApiWorld, 'catalogue' | 'rows'>): Promise<Outcome<FigureRows>> {
  const found = await findRelease(world, slug);
  if ('refused' in found) return found;
  const { release } = found.value;
  const withdrawn = refuseIfWithdrawn(release);
  if ('refused' in withdrawn) return withdrawn;
  const rows = await world.rows.of(release);
  if (rows === 'too-large') return refuse('query_invalid', 'The file is too large: please download it.');
  const { version, notice } = release.manifest;
  const about = { dataset: slug, version, ...(notice === undefined ? {} : { notice }) };
  const inTime = [...rows].sort((a, b) => (String(a.window_start) < String(b.window_start) ? -1 : 1));
  return { value: { about, rows: inTime } };
}
