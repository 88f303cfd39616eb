import { html } from 'hono/html';
import { fewestForFigure } from '../publish/fewest-volunteers.ts';
import { contactSentence } from './contact.ts';
import type { DatasetEntry } from './dataset-entries.ts';
import { datasetCards } from './datasets-page.ts';
import { findingCards } from './findings/findings-page.ts';
import { type FindingEntry, newestHeadlines } from './findings/list-findings.ts';
import type { Html, Page, Site } from './layout.ts';
import { liveNumbers } from './live-numbers.ts';
import { protectionList, stepList } from './take-part-page.ts';
import { formatCount, text } from './text.ts';

const mostFindings = 4;
const mostDatasets = 4;

// The sun over the horizon, and its light on the water as bars of a chart.
const sunrise = html`<svg class="sunrise" viewBox="0 0 320 320" aria-hidden="true"><circle class="glow" cx="160" cy="170" r="150"/><path class="disc" d="M80 170a80 80 0 0 1 160 0z"/><path class="rays" d="M160 66V36M108 80 93 54M212 80l15-26M70 118 44 103M250 118l26-15"/><path class="bars" d="M40 170h240M64 194h192M92 218h136M118 242h84M140 266h40"/></svg>`;

/** The front page: what this is, what was found, how much there is, how to take part. */
export function homePage(
  site: Site,
  entries: readonly DatasetEntry[],
  findings: readonly FindingEntry[],
): Page {
  const shown = newestHeadlines(findings, mostFindings);
  const releases = [
    ...entries.flatMap(({ releases }) => releases?.latest ?? []),
    ...shown.map(({ release }) => release),
  ];
  return {
    title: text('homeTitle'),
    path: '/',
    section: 'home',
    simulated: releases.some(({ manifest }) => manifest.simulated),
    content: html`<div class="hero">
<div>
<h1><span>${text('homeLead1')}</span> <span>${text('homeLead2')}</span></h1>
<p class="lead">${text('homeAbout', { study: site.studyName })}</p>
<p class="actions"><a class="button" href="/findings/">${text('homeFindingsButton')}</a> <a class="button quiet" href="/take-part/">${text('homeTakePartButton')}</a></p>
</div>
${sunrise}
</div>
<section aria-labelledby="findings"><h2 id="findings">${text('homeFindings')}</h2>${
      shown.length === 0
        ? html`<p>${text('homeFindingsNone', { n: formatCount(fewestForFigure) })}</p>`
        : findingCards(shown)
    }<p><a href="/findings/">${text('findingAll')}</a> · <a href="/platforms/">${text('findingsPlatforms')}</a></p></section>
${liveNumbers(entries)}
<section aria-labelledby="datasets"><h2 id="datasets">${text('homeNewestDatasets')}</h2>${newestDatasets(entries)}<p><a href="/datasets/">${text('homeAllDatasets')}</a></p></section>
<section aria-labelledby="take-part"><h2 id="take-part">${text('homeTakePart')}</h2>${stepList()}<p><a class="button" href="/take-part/#get">${text('takePartGet')}</a></p></section>
<section aria-labelledby="protect"><h2 id="protect">${text('homeProtect')}</h2>
${protectionList()}</section>
<section aria-labelledby="contact"><h2 id="contact">${text('homeContact')}</h2>
<p>${contactSentence(site)}</p></section>`,
  };
}

/** Those that were published last; any, where nothing was published yet. */
function newestDatasets(entries: readonly DatasetEntry[]): Html {
  const created = ({ releases }: DatasetEntry) => releases?.latest.manifest.created ?? '';
  const newest = entries.toSorted(
    (a, b) => created(b).localeCompare(created(a)) || a.slug.localeCompare(b.slug),
  );
  return datasetCards(newest.slice(0, mostDatasets), 'h3');
}
