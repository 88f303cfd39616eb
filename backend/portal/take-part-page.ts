import { html } from 'hono/html';
import { fewestBehindAName } from '../publish/protection-sentences.ts';
import { contactSentence } from './contact.ts';
import { storesOf } from './extension-places.ts';
import type { Html, Page, Site } from './layout.ts';
import { text } from './text.ts';

const steps = [
  ['homeStep1Title', 'homeStep1'],
  ['homeStep2Title', 'homeStep2'],
  ['homeStep3Title', 'homeStep3'],
] as const;

/** What taking part is, in three steps. */
export function stepList(): Html {
  return html`<ol class="steps">${steps.map(([title, about]) => html`<li><h3>${text(title)}</h3><p>${text(about)}</p></li>`)}</ol>`;
}

/** How people are protected, in four sentences. */
export function protectionList(): Html {
  const sentences = [
    text('homeProtect1'),
    text('homeProtect2'),
    text('homeProtect3', { min: fewestBehindAName }),
    text('homeProtect4'),
  ];
  return html`<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

/** The page for whoever may want to donate: how it goes, where the extension is, how people are protected, how to stop. */
export function takePartPage(site: Site): Page {
  return {
    title: text('takePartTitle'),
    path: '/take-part/',
    section: 'take-part',
    simulated: false,
    content: html`<div class="head"><h1>${text('takePartTitle')}</h1><p class="lead">${text('takePartLead')}</p></div>
<section aria-labelledby="steps"><h2 id="steps">${text('homeTakePart')}</h2>${stepList()}</section>
<section aria-labelledby="get"><h2 id="get">${text('takePartGet')}</h2>${storeLinks(site)}<p>${text('takePartBrowsers')}</p>${buildIt(site)}</section>
<section aria-labelledby="protect"><h2 id="protect">${text('homeProtect')}</h2>
${protectionList()}</section>
<section aria-labelledby="leave"><h2 id="leave">${text('takePartLeave')}</h2><p>${text('takePartLeaveText')}</p></section>
<section aria-labelledby="contact"><h2 id="contact">${text('homeContact')}</h2><p>${contactSentence(site)}</p></section>`,
  };
}

function storeLinks({ studyName, extension }: Site): Html {
  const stores = storesOf(extension);
  if (stores.length === 0) return html`<p class="notice">${text('takePartNoStore')}</p>`;
  return html`<p>${text('takePartStores', { study: studyName })}</p>
<p class="actions">${stores.map(({ name, address }) => html`<a class="button" href="${address}" rel="external">${text(name)}</a> `)}</p>`;
}

function buildIt({ extension }: Site): Html {
  const source = extension?.source;
  const lines = [`git clone ${source ?? 'ADDRESS'} daylight`, 'cd daylight', 'npm run build:chrome'];
  return html`<details><summary>${text('takePartBuild')}</summary><p>${text('takePartBuildText')} ${text('takePartBuildOthers')}</p>
<pre class="copied" tabindex="0" role="region" aria-label="${text('takePartBuild')}"><code>${lines.join('\n')}</code></pre>
<p>${source === undefined ? text('takePartNoSource') : html`${text('takePartBuildSource')} <a href="${source}" rel="external">${source}</a>`}</p></details>`;
}
