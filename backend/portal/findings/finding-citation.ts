import type { Site } from '../layout.ts';
import { text } from '../text.ts';
import type { Finding } from './finding.ts';

/** Address of a finding in the version that it was read from; it always shows the same figures. */
export function pinnedPath({ id, release }: Pick<Finding, 'id' | 'release'>): string {
  return `/findings/${id}/${release.manifest.version}/`;
}

/** How to cite a finding, with the version pinned; first that it is made up, where it is. */
export function findingCitation(site: Site, finding: Finding): string {
  const { notice, study, created, version, title } = finding.release.manifest;
  const citation = text('findingCitation', {
    study,
    year: created.slice(0, 4),
    figure: finding.title,
    title,
    version,
    url: `${site.baseUrl}${pinnedPath(finding)}`,
  });
  return notice === undefined ? citation : `${notice}. ${citation}`;
}
