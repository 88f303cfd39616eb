import { html } from 'hono/html';
import { columnsOf } from '../publish/columns.ts';
import { croissant } from '../publish/croissant.ts';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import { protectedBy, selectionFor } from '../publish/protection-facts.ts';
import { coarseSentence, presenceSentence } from '../publish/protection-sentences.ts';
import type { Release } from '../publish/read-release.ts';
import type { DatasetReleases } from '../publish/release-catalogue.ts';
import { csvRule, keyRule } from '../publish/release-papers.ts';
import { chartSection } from './chart-section.ts';
import { citeSection } from './cite-section.ts';
import { downloadSection } from './download-section.ts';
import { feedLinks } from './feeds/feed-links.ts';
import type { Html, Page, Site } from './layout.ts';
import { loadSection } from './load-section.ts';
import { protectionSection } from './protection-section.ts';
import type { ReleaseView } from './release-view.ts';
import { codebookTable, dataTable } from './table.ts';
import { formatCount, formatDay, text } from './text.ts';
import { versionsSection } from './versions-section.ts';

/** The page of one release: first what it shows, then the files, then all that a careful reader asks. */
export function datasetPage(
  site: Site,
  all: DatasetReleases,
  release: Release,
  view: ReleaseView,
  path: string,
): Page {
  const { manifest, tombstone } = release;
  return {
    title: manifest.title,
    path,
    section: 'datasets',
    simulated: manifest.simulated,
    alternates: feedLinks,
    ...(tombstone ? {} : { jsonLd: describe(site, release) }),
    content: html`<article>
${heading(all, release)}
${tombstone ? '' : chartSection(manifest, view)}
${downloadSection(release)}
${tombstone ? '' : loadSection(site, release)}
<section aria-labelledby="codebook"><h2 id="codebook">${text('codebook')}</h2>
<p>${manifest.description}</p>${codebookTable(manifest.columns, manifest.protection.selection)}<p class="note">${keyRule(manifest)} ${csvRule}</p></section>
${tombstone ? '' : preview(release, view)}
${protectionSection(release)}
${citeSection(site, release)}
${versionsSection(all, release)}
</article>`,
  };
}

/** A release as Croissant (and schema.org), its files named by their whole address at this portal. */
export function describe(site: Site, { manifest, files }: Release): Record<string, unknown> {
  const { dataset, version } = manifest;
  const data = [...files.values()].filter((file) => file.path.startsWith(`${dataset}.`));
  const page = `${site.baseUrl}/datasets/${dataset}/${version}/`;
  return croissant({ ...manifest, address: site.baseUrl }, data, { page, absolute: true });
}

/** The page of a dataset that has no release yet. */
export function unpublishedPage(dataset: DatasetDefinition): Page {
  const selection = selectionFor(dataset.measures);
  return {
    title: dataset.title,
    path: `/datasets/${dataset.slug}`,
    section: 'datasets',
    simulated: false,
    content: html`<article><div class="head"><p class="facts"><span>${text('notYet')}</span></p>
<h1>${dataset.title}</h1><p class="lead">${dataset.question}</p></div>
<p>${text('notYetText')} ${presenceSentence({ by: protectedBy(dataset), selection })}</p>
<section aria-labelledby="codebook"><h2 id="codebook">${text('codebook')}</h2>
<p>${dataset.description}</p>${codebookTable(columnsOf(dataset.row), selection)}</section></article>`,
  };
}

function heading(all: DatasetReleases, { manifest, tombstone }: Release): Html {
  const { latest } = all;
  const newer =
    latest.manifest.version === manifest.version || latest.tombstone ? undefined : latest.manifest.version;
  const coarse = coarseSentence(manifest);
  return html`<div class="head">
<p class="facts">${manifest.simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}
${tombstone ? html`<span class="tag">${text('withdrawnTag')}</span>` : ''}
<span>${text('version', { version: manifest.version })}</span>
<span>${text('releasedOn', { date: formatDay(manifest.created) })}</span></p>
<h1>${manifest.title}</h1>
<p class="lead">${manifest.question}</p>
${tombstone ? html`<p class="notice"><strong>${text('withdrawnOn', { day: formatDay(tombstone.day) })}</strong> ${tombstone.reason}</p>` : ''}
${newer === undefined ? '' : html`<p class="notice">${text('newerVersion')} <a href="/datasets/${all.slug}/${newer}/">${newer}</a></p>`}
${coarse === null ? '' : html`<p class="notice">${coarse}</p>`}
</div>`;
}

function preview({ manifest }: Release, view: ReleaseView): Html | string {
  if (view.window === null) return '';
  const about = text('previewText', {
    n: view.preview.length,
    rows: formatCount(manifest.rows),
    from: formatDay(view.window.from),
  });
  return html`<section aria-labelledby="preview"><h2 id="preview">${text('preview')}</h2>
<p>${about}</p>${dataTable(text('previewLabel'), view.preview, manifest.columns)}</section>`;
}
