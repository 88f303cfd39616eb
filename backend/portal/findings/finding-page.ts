import { html } from 'hono/html';
import type { Html, Page, Site } from '../layout.ts';
import { platformName } from '../platform-name.ts';
import { formatDay, text } from '../text.ts';
import type { Finding } from './finding.ts';
import { findingChart } from './finding-chart.ts';
import { findingCitation, pinnedPath } from './finding-citation.ts';
import { findingTable } from './finding-table.ts';
import type { FindingEntry } from './list-findings.ts';
import { neededSentence, readingSentence } from './reading.ts';
import { spreadSection } from './spread-section.ts';

/**
 * The page of one finding: the question, the chart with its table, how it is known, the data, how to cite it.
 * @param newer path of the finding in its newest version, when this is an older one
 */
export function findingPage(site: Site, entry: FindingEntry, finding: Finding, newer?: string): Page {
  const { id, title, question, release } = finding;
  const { simulated, version, created } = release.manifest;
  const files = filesOf(finding);
  return {
    title: `${title}: ${question}`,
    path: newer === undefined ? `/findings/${id}` : pinnedPath(finding),
    section: 'findings',
    simulated,
    alternates: files.slice(0, 2).map(({ path, type, name }) => ({ path, type, title: name })),
    content: html`<article>
<div class="head"><p class="facts">${simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}
${finding.newest.fragile && finding.newest.value !== null ? html`<span class="tag">${text('findingFragileTag')}</span>` : ''}
<span><a href="${pinnedPath(finding)}">${text('version', { version })}</a></span><span>${text('releasedOn', { date: formatDay(created) })}</span></p>
<h1>${question}</h1>
${newer === undefined ? '' : html`<p class="notice">${text('findingOlder', { version })} <a href="${newer}">${text('findingNewest')}</a></p>`}</div>
<section aria-labelledby="chart"><div class="beside finding"><figure class="chart"><figcaption><h2 id="chart">${title}</h2></figcaption>${findingChart(finding)}</figure>
<div><p class="reading">${readingSentence(finding)}</p>${finding.newest.fragile && finding.newest.value !== null ? html`<p class="notice">${text('findingFragile')}</p>` : ''}${findingTable(finding)}</div></div></section>
${spreadSection(finding)}
${knowSection(finding)}
${dataSection(finding, files)}
${citeSection(site, finding)}
${platformLinks(entry)}
</article>`,
  };
}

/** The page of a finding that no release holds yet. */
export function unpublishedFindingPage(entry: FindingEntry): Page {
  const { id, title, question, words } = entry;
  return {
    title: `${title}: ${question}`,
    path: `/findings/${id}`,
    section: 'findings',
    simulated: false,
    content: html`<article><div class="head"><p class="facts"><span>${text('notYet')}</span></p><h1>${question}</h1><p class="lead">${title}</p></div>
<p>${neededSentence(words.among)}</p>${platformLinks(entry)}</article>`,
  };
}

function knowSection({ words, sigma, registered, digest, release }: Finding): Html {
  const { dataset, version } = release.manifest;
  const sentences = [
    text('findingKnow1', words),
    text('findingKnow2'),
    text('findingKnow3', { sigma }),
    text('findingKnow4'),
    text('findingKnow5'),
  ];
  return html`<section aria-labelledby="know"><h2 id="know">${text('findingKnow')}</h2>
<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>`)}
<li>${text('findingRegistered', { day: formatDay(registered) })} <code class="sum">${digest}</code></li></ul>
<p><a href="/datasets/${dataset}/${version}/#who">${text('findingBounds')}</a></p></section>`;
}

/** The finding by itself, then the whole dataset; all of this version. */
function filesOf(finding: Finding): { path: string; type: string; name: string }[] {
  const { id, release } = finding;
  const { dataset, version } = release.manifest;
  const pinned = pinnedPath(finding);
  const whole = (extension: string, type: string, format: string) => ({
    path: `/datasets/${dataset}/${version}/${dataset}.${extension}`,
    type,
    name: text('findingFileAll', { format }),
  });
  return [
    { path: `${pinned}${id}.csv`, type: 'text/csv', name: text('findingFileCsv') },
    { path: `${pinned}${id}.json`, type: 'application/json', name: text('findingFileJson') },
    whole('csv', 'text/csv', text('formatCsv')),
    whole('parquet', 'application/vnd.apache.parquet', text('formatParquet')),
    whole('json', 'application/json', text('formatJson')),
  ];
}

function dataSection({ release }: Finding, files: ReturnType<typeof filesOf>): Html {
  const { dataset, version, title } = release.manifest;
  return html`<section aria-labelledby="data"><h2 id="data">${text('findingData')}</h2>
<p>${text('findingDataText')} <a href="/datasets/${dataset}/${version}/">${text('platformDataset', { title, version })}</a>.</p>
<ul class="plain">${files.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>`)}</ul></section>`;
}

function citeSection(site: Site, finding: Finding): Html {
  return html`<section aria-labelledby="cite"><h2 id="cite">${text('findingCite')}</h2><p>${text('findingCiteText')}</p>
<pre class="copied citation" tabindex="0" role="region" aria-label="${text('findingCiteLabel')}">${findingCitation(site, finding)}</pre></section>`;
}

function platformLinks({ platforms }: FindingEntry): Html | string {
  if (platforms.length === 0) return '';
  return html`<p class="facts"><span>${text('findingPlatforms')}</span>${platforms.map((source) => html`<a href="/platforms/${source}">${platformName(source)}</a>`)}<a href="/findings/">${text('findingAll')}</a></p>`;
}
