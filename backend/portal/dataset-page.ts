import { html } from 'hono/html';
import { columnsOf } from '../publish/columns.ts';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import { licence } from '../publish/licence.ts';
import { authorOf, csvRule, suppressedSentence, unnamedSentence } from '../publish/release-papers.ts';
import { versionRule } from '../publish/release-version.ts';
import { chartSection } from './chart-section.ts';
import { downloadSection, loadSection } from './download-section.ts';
import type { Html, Page, Site } from './layout.ts';
import type { DatasetReleases, Release } from './release-catalogue.ts';
import type { ReleaseView } from './release-view.ts';
import { codebookTable, dataTable, head, scrollTable } from './table.ts';
import { formatCount, formatDay, text } from './text.ts';

/** The page of one release: first what it shows, then the files, then all that a careful reader asks. */
export function datasetPage(
  site: Site,
  all: DatasetReleases,
  release: Release,
  view: ReleaseView,
  path: string,
): Page {
  const { manifest } = release;
  return {
    title: manifest.title,
    path,
    section: 'datasets',
    simulated: manifest.simulated,
    jsonLd: jsonLd(site, release),
    content: html`<article>
${heading(all, release)}
${chartSection(manifest, view)}
${downloadSection(release)}
${loadSection(site, release)}
<section aria-labelledby="codebook"><h2 id="codebook">${text('codebook')}</h2>
<p>${manifest.description}</p>${codebookTable(manifest.columns)}<p class="note">${csvRule}</p></section>
${preview(release, view)}
${who(release)}
${cite(site, release)}
${versions(all, release)}
</article>`,
  };
}

/** The page of a dataset that has no release yet. */
export function unpublishedPage(dataset: DatasetDefinition): Page {
  return {
    title: dataset.title,
    path: `/datasets/${dataset.slug}`,
    section: 'datasets',
    simulated: false,
    content: html`<article><div class="head"><p class="facts"><span>${text('notYet')}</span></p>
<h1>${dataset.title}</h1><p class="lead">${dataset.question}</p></div>
<p>${text('notYetText')} ${text('threshold', { min: dataset.minContributors })}</p>
<section aria-labelledby="codebook"><h2 id="codebook">${text('codebook')}</h2>
<p>${dataset.description}</p>${codebookTable(columnsOf(dataset.row))}</section></article>`,
  };
}

function heading(all: DatasetReleases, { manifest }: Release): Html {
  const newer = all.latest.manifest.version === manifest.version ? undefined : all.latest.manifest.version;
  return html`<div class="head">
<p class="facts">${manifest.simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}
<span>${text('version', { version: manifest.version })}</span>
<span>${text('releasedOn', { date: formatDay(manifest.created) })}</span></p>
<h1>${manifest.title}</h1>
<p class="lead">${manifest.question}</p>
${newer === undefined ? '' : html`<p class="notice">${text('newerVersion')} <a href="/datasets/${all.slug}/${newer}/">${newer}</a></p>`}
</div>`;
}

function preview({ manifest }: Release, view: ReleaseView): Html | string {
  if (view.period === null) return '';
  const about = text('previewText', {
    n: view.preview.length,
    rows: formatCount(manifest.rows),
    week: formatDay(view.period),
  });
  return html`<section aria-labelledby="preview"><h2 id="preview">${text('preview')}</h2>
<p>${about}</p>${dataTable(text('previewLabel'), view.preview, manifest.columns)}</section>`;
}

function who({ manifest }: Release): Html {
  const { protection, unnamed, rulePacks } = manifest;
  const packs =
    rulePacks.length === 0 ? text('rulePacksNone') : text('rulePacks', { packs: rulePacks.join(', ') });
  return html`<section aria-labelledby="who"><h2 id="who">${text('who')}</h2>
<div class="columns">
<div><h3>${text('whoMissing')}</h3><p>${manifest.coverage}</p>
<ul class="plain">${manifest.knownBiases.map((bias) => html`<li>${bias}</li>`)}</ul></div>
<div><h3>${text('whoProtected')}</h3><ul class="plain">
<li>${text('threshold', { min: protection.minContributors })} ${suppressedSentence(manifest)}</li>
<li>${protection.statement}</li>
<li>${unnamed.statement} ${unnamedSentence(manifest)}</li>
<li>${packs}</li></ul></div>
</div></section>`;
}

function cite(site: Site, { manifest }: Release): Html {
  const { title, version, study, created, dataset, notice } = manifest;
  const url = `${site.baseUrl}/datasets/${dataset}/${version}/`;
  const citation = text('citation', { study, year: created.slice(0, 4), title, version, url });
  return html`<section aria-labelledby="cite"><h2 id="cite">${text('cite')}</h2>
<p>${text('licenceText')} <a href="${licence.url}" rel="license">${text('licenceName')}</a>. ${text('citeText')}</p>
<blockquote>${notice === undefined ? '' : html`<strong>${notice}.</strong> `}${citation}</blockquote>
<p><a href="/datasets/${dataset}/${version}/CITATION.cff">${text('citeFile')}</a></p></section>`;
}

function versions(all: DatasetReleases, shown: Release): Html {
  const heads = [
    head(text('version', { version: '' }).trim()),
    head(text('released')),
    head(text('study')),
    head(text('rows'), true),
  ];
  const rows = all.releases.map(({ manifest }) => {
    const here = manifest.version === shown.manifest.version;
    const tag = manifest.simulated ? html` <span class="tag">${text('simulatedTag')}</span>` : '';
    return html`<tr${here ? html` class="here"` : ''}><th scope="row"><a href="/datasets/${all.slug}/${manifest.version}/">${manifest.version}</a>${tag}</th><td>${formatDay(manifest.created)}</td><td>${manifest.study}</td><td class="number">${formatCount(manifest.rows)}</td></tr>`;
  });
  return html`<section aria-labelledby="versions"><h2 id="versions">${text('versions')}</h2>
${scrollTable(text('versionsLabel'), heads, rows)}
<p class="note"><strong>${text('versionRuleTitle')}</strong> ${versionRule}</p></section>`;
}

function jsonLd(site: Site, { manifest, files }: Release): Record<string, unknown> {
  const url = `${site.baseUrl}/datasets/${manifest.dataset}/${manifest.version}/`;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: manifest.notice === undefined ? manifest.title : `${manifest.notice}. ${manifest.title}`,
    description: `${manifest.question} ${manifest.description}`,
    url,
    version: manifest.version,
    datePublished: manifest.created,
    license: licence.url,
    isAccessibleForFree: true,
    keywords: manifest.keywords,
    creator: { '@type': 'Organization', name: authorOf(manifest) },
    temporalCoverage: `${manifest.window.from ?? manifest.window.until}/${manifest.window.until}`,
    variableMeasured: manifest.columns.map((column) => column.name),
    distribution: [...files.values()]
      .filter((file) => file.path.startsWith(`${manifest.dataset}.`))
      .map((file) => ({
        '@type': 'DataDownload',
        contentUrl: url + file.path,
        encodingFormat: file.mediaType,
        contentSize: String(file.bytes),
        sha256: file.sha256,
      })),
  };
}
