import { html } from 'hono/html';
import type { Release } from '../publish/read-release.ts';
import type { Html, Site } from './layout.ts';
import { snippetsOf } from './snippets.ts';
import { text } from './text.ts';

/** One line for each tool, all of them on the page at once: there is nothing to click through. */
export function loadSection(site: Site, { manifest }: Release): Html {
  const { dataset, version } = manifest;
  const lines = snippetsOf(`${site.baseUrl}/datasets/${dataset}/${version}`, dataset);
  return html`<section aria-labelledby="load"><h2 id="load">${text('load')}</h2><p>${text('loadHint')}</p>
<dl class="lines">${lines.map(
    ({ tool, needs, line }) =>
      html`<dt>${tool}${needs === null ? '' : html` <span class="note">${text('loadNeeds', { needs })}</span>`}</dt><dd>${copied(tool, line)}</dd>`,
  )}</dl></section>`;
}

/**
 * Text to take along: a click selects all of it, and the keyboard can scroll it.
 * @param kind `wraps` for a sentence, whose lines may break anywhere
 */
export function copied(label: string, words: string, kind: '' | 'wraps' = ''): Html {
  return html`<pre class="copied ${kind}" tabindex="0" role="region" aria-label="${text('copyLabel', { label })}"><code>${words}</code></pre>`;
}
