import { html } from 'hono/html';
import type { DatasetEntry } from './dataset-entries.ts';
import {
  choicesAmong,
  type DatasetSearch,
  isSearching,
  type SearchChoices,
  searchDatasets,
  sourcesOf,
} from './datasets-search.ts';
import { feedLinks } from './feeds/feed-links.ts';
import { chooser, filterForm, searchField } from './filter-form.ts';
import type { Html, Page } from './layout.ts';
import { platformName } from './platform-name.ts';
import { formatCount, formatDay, formatSpan, text } from './text.ts';

/** The list of all datasets, or of those that a search finds. */
export function datasetsPage(entries: readonly DatasetEntry[], search: DatasetSearch): Page {
  const found = searchDatasets(entries, search);
  const counted = text('datasetsFound', { n: found.length, all: entries.length });
  return {
    title: text('datasetsTitle'),
    path: '/datasets/',
    section: 'datasets',
    simulated: found.some((entry) => entry.releases?.latest.manifest.simulated),
    forms: true,
    alternates: feedLinks,
    content: html`<div class="head"><h1>${text('datasetsTitle')}</h1>
<p class="lead">${text('datasetsLead')}</p></div>
${searchForm(choicesAmong(entries), search)}
${isSearching(search) ? html`<p class="found"><strong>${counted}</strong> <a href="/datasets/">${text('filterClear')}</a></p>` : ''}
<h2 class="unseen">${text('datasetsListed')}</h2>
${found.length === 0 && entries.length > 0 ? html`<p class="notice">${text('datasetsNothingFound')}</p>` : datasetCards(found, 'h3')}
<section aria-labelledby="follow"><h2 id="follow">${text('datasetsFollow')}</h2>
<p>${text('datasetsFollowText')}</p>
<ul class="plain">${feedLinks.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`)}</ul></section>`,
  };
}

function searchForm({ platforms, periods, studies }: SearchChoices, search: DatasetSearch): Html {
  return filterForm('/datasets/', text('datasetsSearch'), [
    searchField('q', text('filterWords'), search.q),
    chooser(
      'platform',
      text('filterPlatform'),
      platforms.map((id) => [id, platformName(id)]),
      search.platform,
    ),
    chooser(
      'period',
      text('filterPeriod'),
      periods.map(({ from, until }) => [from, formatSpan(from, until)]),
      search.period,
    ),
    chooser(
      'study',
      text('filterStudy'),
      studies.map((study) => [study, study]),
      search.study,
    ),
  ]);
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

const fewPlatforms = 3;

function cardFacts(entry: DatasetEntry): Html {
  const sources = sourcesOf(entry);
  const platforms =
    sources.length === 0 || sources.length > fewPlatforms
      ? ''
      : html`<span>${sources.map(platformName).join(', ')}</span>`;
  const { releases } = entry;
  if (releases === undefined) return html`${platforms}<span>${text('notYet')}</span>`;
  const { manifest, tombstone } = releases.latest;
  const { version, created, rows, simulated } = manifest;
  return html`${tombstone ? html`<span class="tag">${text('withdrawnTag')}</span>` : ''}${simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}${platforms}
<span>${text('version', { version })}</span>
<span>${text('releasedOn', { date: formatDay(created) })}</span>
<span>${text('rowsCount', { n: formatCount(rows) })}</span>`;
}
