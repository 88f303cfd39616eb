import { html } from 'hono/html';
import { citationStyles, citedAt } from '../publish/citation-styles.ts';
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
  const styles = citationStyles.map(
    ({ name, extension, write }) =>
      html`<dt>${name} <a href="${citePath(dataset, version, extension)}" download>${text('citeFile', { extension })}</a></dt><dd>${copied(text('citeAs', { name }), write(facts))}</dd>`,
  );
  return html`<section aria-labelledby="cite"><h2 id="cite">${text('cite')}</h2>
<p>${text('licenceText')} <a href="${licence.url}" rel="license">${text('licenceName')}</a>. ${text('citeText')}</p>
${notice === undefined ? '' : html`<p class="notice"><strong>${notice}.</strong> ${text('citeSimulated')}</p>`}
<dl class="lines">${styles}</dl>
<p class="note">${text('citeRetrieved')}</p></section>`;
}
