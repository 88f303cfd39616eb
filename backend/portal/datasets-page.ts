import { html } from 'hono/html';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import type { DatasetReleases } from '../publish/release-catalogue.ts';
import type { Html, Page } from './layout.ts';
import { formatCount, formatDay, text } from './text.ts';

/** A dataset that is defined, published, or both. A release outlives the definition it was made from. */
export interface DatasetEntry {
  slug: string;
  title: string;
  question: string;
  definition: DatasetDefinition | undefined;
  releases: DatasetReleases | undefined;
}

/** The list of all datasets. */
export function datasetsPage(entries: readonly DatasetEntry[]): Page {
  return {
    title: text('datasetsTitle'),
    path: '/datasets/',
    section: 'datasets',
    simulated: entries.some((entry) => entry.releases?.latest.manifest.simulated),
    content: html`<div class="head"><h1>${text('datasetsTitle')}</h1>
<p class="lead">${text('datasetsLead')}</p></div>
${datasetCards(entries, 'h2')}`,
  };
}

/** One card a dataset, its title a heading of the level that the page needs. */
export function datasetCards(entries: readonly DatasetEntry[], level: 'h2' | 'h3'): Html {
  if (entries.length === 0) return html`<p>${text('datasetsEmpty')}</p>`;
  return html`<ul class="cards">${entries.map(
    (entry) => html`<li class="card"><${level}><a href="/datasets/${entry.slug}">${entry.title}</a></${level}>
<p>${entry.question}</p>
<p class="facts">${cardFacts(entry)}</p></li>`,
  )}</ul>`;
}

function cardFacts({ releases }: DatasetEntry): Html {
  if (releases === undefined) return html`<span>${text('notYet')}</span>`;
  const { manifest, tombstone } = releases.latest;
  const { version, created, rows, simulated } = manifest;
  return html`${tombstone ? html`<span class="tag">${text('withdrawnTag')}</span>` : ''}${simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}
<span>${text('version', { version })}</span>
<span>${text('releasedOn', { date: formatDay(created) })}</span>
<span>${text('rowsCount', { n: formatCount(rows) })}</span>`;
}
