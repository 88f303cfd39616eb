import { html } from 'hono/html';
import { bibtexOf } from '../publish/citation.ts';
import { licence } from '../publish/licence.ts';
import type { Release } from '../publish/read-release.ts';
import type { Html, Site } from './layout.ts';
import { text } from './text.ts';

/** The licence, and how to cite a release. */
export function citeSection(site: Site, { manifest }: Release): Html {
  const { title, version, study, created, dataset, notice } = manifest;
  const url = `${site.baseUrl}/datasets/${dataset}/${version}/`;
  const citation = text('citation', { study, year: created.slice(0, 4), title, version, url });
  const bibtex = bibtexOf({ ...manifest, address: site.baseUrl });
  return html`<section aria-labelledby="cite"><h2 id="cite">${text('cite')}</h2>
<p>${text('licenceText')} <a href="${licence.url}" rel="license">${text('licenceName')}</a>. ${text('citeText')}</p>
<blockquote>${notice === undefined ? '' : html`<strong>${notice}.</strong> `}${citation}</blockquote>
<details><summary>${text('citeBibtex')}</summary><pre class="copied" tabindex="0" role="region" aria-label="${text('citeBibtex')}"><code>${bibtex}</code></pre></details>
<p><a href="/datasets/${dataset}/${version}/CITATION.cff">${text('citeFile')}</a></p></section>`;
}
