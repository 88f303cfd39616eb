import { html } from 'hono/html';
import type { Release } from '../publish/read-release.ts';
import type { DatasetReleases } from '../publish/release-catalogue.ts';
import { versionRule } from '../publish/release-version.ts';
import { feedPath } from './feeds/feed-links.ts';
import type { Html } from './layout.ts';
import { changesOf } from './release-changes.ts';
import { head, scrollTable } from './table.ts';
import { formatCount, formatDay, text } from './text.ts';

/** Every version of a dataset, newest first, with what it changed. */
export function versionsSection(all: DatasetReleases, shown: Release): Html {
  const heads = [
    head(text('version', { version: '' }).trim()),
    head(text('released')),
    head(text('changes')),
    head(text('study')),
    head(text('windows'), true),
    head(text('rows'), true),
  ];
  const rows = all.releases.map((release, place) => {
    const { manifest, tombstone } = release;
    const here = manifest.version === shown.manifest.version;
    const tag = manifest.simulated ? html` <span class="tag">${text('simulatedTag')}</span>` : '';
    const gone = tombstone ? html` <span class="tag">${text('withdrawnTag')}</span>` : '';
    const changes = changesOf(release, all.releases[place + 1]);
    return html`<tr${here ? html` class="here"` : ''}><th scope="row"><a href="/datasets/${all.slug}/${manifest.version}/">${manifest.version}</a>${tag}${gone}</th><td class="day">${formatDay(manifest.created)}</td><td class="wide">${changes.join(' ')}</td><td>${manifest.study}</td><td class="number">${manifest.windows.length}</td><td class="number">${formatCount(manifest.rows)}</td></tr>`;
  });
  return html`<section aria-labelledby="versions"><h2 id="versions">${text('versions')}</h2>
${scrollTable(text('versionsLabel'), heads, rows, 'codebook')}
<p class="note"><strong>${text('versionRuleTitle')}</strong> ${versionRule} <a href="${feedPath}">${text('feedTitle')}</a></p></section>`;
}
