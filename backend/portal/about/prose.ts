import { html } from 'hono/html';
import type { Html, Page } from '../layout.ts';
import { text } from '../text.ts';

/** A part of a page that explains. */
export interface ProseSection {
  /** Name for addresses within the page. */
  id: string;
  title: string;
  content: readonly (Html | string)[];
}

/** A page that explains: a sentence first, the list of its parts, then the parts. */
export function prosePage(
  head: Pick<Page, 'title' | 'path'> & { lead: string; simulated?: boolean },
  sections: readonly ProseSection[],
): Page {
  const { title, path, lead, simulated = false } = head;
  return {
    ...{ title, path, simulated },
    section: 'about',
    content: html`<article class="prose"><div class="head"><h1>${title}</h1><p class="lead">${lead}</p></div>
<nav class="parts" aria-label="${text('onThisPage')}"><ul>${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
${sections.map(({ id, title: name, content }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${content}</section>`)}</article>`,
  };
}

/** A paragraph. */
export function paragraph(words: Html | string): Html {
  return html`<p>${words}</p>`;
}

/** Points of a list. */
export function points(list: readonly (Html | string)[]): Html {
  return html`<ul class="plain">${list.map((one) => html`<li>${one}</li>`)}</ul>`;
}

/** Where to read on, in the words of the place. */
export function linkTo(path: string, words: string): Html {
  return html`<a href="${path}">${words}</a>`;
}
