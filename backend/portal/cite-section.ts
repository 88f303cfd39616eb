import { html } from 'hono/html';
import { type CitationStyle, citationStyles, citedAt } from '../publish/citation-styles.ts';
import { licence } from '../publish/licence.ts';
import type { Release } from '../publish/read-release.ts';
import { citePath } from './cite-routes.ts';
import type { Html, Site } from './layout.ts';
import { copied } from './load-section.ts';
import { text } from './text.ts';

/** The licence, and how to cite a release: as a sentence, and in the form of each program for references. */
export function citeSection(site: Site, { manifest }: Release): Html {
  const { dataset, version, notice } = manifest;
  const facts = citedAt(manifest, site.baseUrl);
  const file = (extension: CitationStyle['extension']) =>
    html`<a href="${citePath(dataset, version, extension)}" download>${text('citeFile', { extension })}</a>`;
  const [sentence, ...forPrograms] = citationStyles.map(({ name, extension, write }) => {
    const label = text('citeAs', { name });
    const words = copied(label, write(facts), extension === 'txt' ? 'wraps' : '');
    return { label, words, file: file(extension) };
  });
  return html`<section aria-labelledby="cite"><h2 id="cite">${text('cite')}</h2>
<p>${text('licenceText')} <a href="${licence.url}" rel="license">${text('licenceName')}</a>. ${text('citeText')}</p>
${notice === undefined ? '' : html`<p class="notice"><strong>${notice}.</strong> ${text('citeSimulated')}</p>`}
${sentence?.words ?? ''}
${forPrograms.map((style) => html`<details><summary>${style.label}</summary>${style.words}</details>`)}
<p class="facts">${text('citeFiles')} ${[sentence, ...forPrograms].map((style) => style?.file ?? '')}</p>
<p class="note">${text('citeRetrieved')}</p></section>`;
}
