import { writeCsv } from '../../publish/csv.ts';
import { licence } from '../../publish/licence.ts';
import type { Site } from '../layout.ts';
import type { Finding } from './finding.ts';
import { findingCitation, pinnedPath } from './finding-citation.ts';

/** A finding for programs: what it is, how it was made and is cited, and its rows as they are in the dataset. */
export function findingJson(site: Site, finding: Finding): string {
  const { id, title, question, words, registered, digest, sigma, spread, rows, release } = finding;
  const { dataset, version, created, notice, simulated, study, protection } = release.manifest;
  const about = {
    ...(notice === undefined ? {} : { notice }),
    ...{ figure: id, title, question, words, study, simulated },
    unit: 'share (0 to 1)',
    page: `${site.baseUrl}${pinnedPath(finding)}`,
    registered: { day: registered, sha256: digest },
    dataset: { slug: dataset, version, created, page: `${site.baseUrl}/datasets/${dataset}/${version}/` },
    protection: { by: protection.by, sigma, rho: protection.windowRho, statement: protection.statement },
    citation: findingCitation(site, finding),
    licence: licence.name,
    spread,
    rows,
  };
  return `${JSON.stringify(about, null, 1)}\n`;
}

/** The rows of a finding as CSV, in the columns of its dataset; text that a spreadsheet would run is made harmless. */
export function findingCsv({ release, rows }: Finding): string {
  return writeCsv(rows, release.manifest.columns);
}
