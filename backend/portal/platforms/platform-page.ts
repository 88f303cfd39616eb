import { html } from 'hono/html';
import type { PublicSource } from '../../measure/public-sources.ts';
import { fewestForNames } from '../../publish/fewest-volunteers.ts';
import { fewestBehindAName } from '../../publish/protection-sentences.ts';
import type { Release } from '../../publish/read-release.ts';
import { chartFigure } from '../chart-section.ts';
import { findingCards } from '../findings/findings-page.ts';
import type { FindingEntry } from '../findings/list-findings.ts';
import type { Html, Page, Site } from '../layout.ts';
import { formatCount, text } from '../text.ts';
import { type PlatformPart, partsFor } from './platform-parts.ts';
import type { PlatformView } from './platform-view.ts';

/** A dataset that speaks of a platform: its newest release that stands, and what that says of it. */
export interface PlatformDataset {
  slug: string;
  title: string;
  release: Release | undefined;
  view: PlatformView | undefined;
}

/** Dataset whose rows are words, not figures. */
const storiesDataset = 'published-stories';

/** All that was published about one platform, part by part, and what was not. */
export function platformPage(
  site: Site,
  platform: PublicSource,
  datasets: readonly PlatformDataset[],
  findings: readonly FindingEntry[],
): Page {
  const { source, name } = platform;
  const published = findings.flatMap(({ finding }) => finding ?? []);
  const releases = [
    ...datasets.flatMap(({ release, view }) => (release && view ? release : [])),
    ...published.map(({ release }) => release),
  ];
  const parts = partsFor(
    platform,
    datasets.map(({ slug }) => slug),
  );
  return {
    title: name,
    path: `/platforms/${source}`,
    section: 'findings',
    simulated: releases.some(({ manifest }) => manifest.simulated),
    content: html`<article><div class="head"><p class="facts"><a href="/platforms/">${text('platformsTitle')}</a></p>
<h1>${name}</h1><p class="lead">${text('platformLead', { name })}</p><p class="note">${text('platformNoise')}</p></div>
<section aria-labelledby="figures"><h2 id="figures">${text('platformFindings')}</h2>${published.length === 0 ? '' : findingCards(published)}${waiting(findings)}${findings.length === 0 ? html`<p>${text('platformNoFinding', { name })}</p>` : ''}</section>
${parts.map((part) => partSection(site, platform, part, datasets))}</article>`,
  };
}

function waiting(findings: readonly FindingEntry[]): Html | string {
  const none = findings.filter(({ finding }) => finding === undefined);
  if (none.length === 0) return '';
  return html`<p>${text('platformNotPublished')}</p><ul class="plain">${none.map(({ id, title }) => html`<li><a href="/findings/${id}">${title}</a></li>`)}</ul>`;
}

function partSection(
  site: Site,
  { name }: PublicSource,
  part: PlatformPart,
  datasets: readonly PlatformDataset[],
): Html {
  const own = part.datasets.flatMap((slug) => datasets.find((one) => one.slug === slug) ?? []);
  const shown = own.flatMap((one) => (one.slug === storiesDataset ? storiesOf(site, name, one) : drawn(one)));
  const empty = own.filter(({ release, view }) => release && !view);
  const unpublished = own.filter(({ release }) => !release);
  return html`<section aria-labelledby="${part.name}"><h2 id="${part.name}">${text(part.name)}</h2>
${shown.length === 0 ? html`<p>${text('platformEmpty', { active: formatCount(fewestForNames), names: fewestBehindAName })}</p>` : html`<div class="stack">${shown}</div>`}
${listed(text('platformNoRows', { name }), empty)}${listed(text('platformNotPublished'), unpublished)}</section>`;
}

function drawn({ release, view }: PlatformDataset): Html[] {
  if (!release || !view) return [];
  const { manifest } = release;
  const heading = html`<h3>${view.chart.title}</h3><p class="facts">${datasetLink(release)}</p>`;
  const figure = chartFigure(manifest, view, { heading, chart: view.chart, brief: true });
  return figure === undefined ? [] : [figure];
}

function storiesOf({ has }: Site, name: string, { release, view }: PlatformDataset): Html[] {
  if (!release || !view) return [];
  const stories = '/stories/';
  const link = has?.(stories) ? html` <a href="${stories}">${text('platformStoriesLink')}</a>` : '';
  return [
    html`<p>${text('platformStoriesCount', { name, n: formatCount(view.rows) })} ${datasetLink(release)}${link}</p>`,
  ];
}

function datasetLink({ manifest: { dataset, version, title } }: Release): Html {
  return html`<a href="/datasets/${dataset}/${version}/">${text('platformDataset', { title, version })}</a>`;
}

function listed(what: string, datasets: readonly PlatformDataset[]): Html | string {
  if (datasets.length === 0) return '';
  return html`<p class="note">${what} ${datasets.map(({ slug, title }, place) => html`${place === 0 ? '' : ', '}<a href="/datasets/${slug}">${title}</a>`)}.</p>`;
}
