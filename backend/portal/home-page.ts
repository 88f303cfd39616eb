import { html } from 'hono/html';
import { fewestBehindAName } from '../publish/protection-sentences.ts';
import { contactSentence } from './contact.ts';
import type { DatasetEntry } from './dataset-entries.ts';
import { datasetCards } from './datasets-page.ts';
import type { Page, Site } from './layout.ts';
import { text } from './text.ts';

const steps = [
  ['homeStep1Title', 'homeStep1'],
  ['homeStep2Title', 'homeStep2'],
  ['homeStep3Title', 'homeStep3'],
] as const;

// The sun over the horizon, and its light on the water as bars of a chart.
const sunrise = html`<svg class="sunrise" viewBox="0 0 320 320" aria-hidden="true"><circle class="glow" cx="160" cy="170" r="150"/><path class="disc" d="M80 170a80 80 0 0 1 160 0z"/><path class="rays" d="M160 66V36M108 80 93 54M212 80l15-26M70 118 44 103M250 118l26-15"/><path class="bars" d="M40 170h240M64 194h192M92 218h136M118 242h84M140 266h40"/></svg>`;

/** The front page: what this is, what there is, how to take part. */
export function homePage(site: Site, entries: readonly DatasetEntry[]): Page {
  return {
    title: text('homeTitle'),
    path: '/',
    section: 'home',
    simulated: entries.some((entry) => entry.releases?.latest.manifest.simulated),
    content: html`<div class="hero">
<div>
<h1><span>${text('homeLead1')}</span> <span>${text('homeLead2')}</span></h1>
<p class="lead">${text('homeAbout', { study: site.studyName })}</p>
<p class="actions"><a class="button" href="/datasets/">${text('homeDatasetsButton')}</a> <a class="button quiet" href="#take-part">${text('homeTakePartButton')}</a></p>
</div>
${sunrise}
</div>
<section aria-labelledby="datasets"><h2 id="datasets">${text('homeDatasets')}</h2>${datasetCards(entries, 'h3')}</section>
<section aria-labelledby="take-part"><h2 id="take-part">${text('homeTakePart')}</h2>
<ol class="steps">${steps.map(([title, about]) => html`<li><h3>${text(title)}</h3><p>${text(about)}</p></li>`)}</ol></section>
<section aria-labelledby="protect"><h2 id="protect">${text('homeProtect')}</h2>
<ul class="plain"><li>${text('homeProtect1')}</li><li>${text('homeProtect2')}</li><li>${text('homeProtect3', { min: fewestBehindAName })}</li></ul></section>
<section aria-labelledby="contact"><h2 id="contact">${text('homeContact')}</h2>
<p>${contactSentence(site)}</p></section>`,
  };
}
