import { html } from 'hono/html';
import { contactSentence } from './contact.ts';
import type { Page, Site } from './layout.ts';
import { aboutPlaces } from './navigation.ts';
import { text } from './text.ts';

/** The page that leads to all pages that explain, and to whoever runs the study. */
export function aboutPage(site: Site): Page {
  const places = aboutPlaces.filter(({ path }) => site.has === undefined || site.has(path));
  return {
    title: text('aboutTitle'),
    path: '/about/',
    section: 'about',
    simulated: false,
    content: html`<div class="head"><h1>${text('aboutTitle')}</h1><p class="lead">${text('aboutLead')}</p></div>
${places.length === 0 ? '' : html`<ul class="cards">${places.map(({ path, name, about }) => html`<li class="card"><h2><a href="${path}">${text(name)}</a></h2><p>${text(about)}</p></li>`)}</ul>`}
<section aria-labelledby="contact"><h2 id="contact">${text('homeContact')}</h2><p>${contactSentence(site)}</p></section>`,
  };
}
