import { html } from 'hono/html';
import type { Page } from './layout.ts';
import { text } from './text.ts';

/** The page for an address that leads nowhere. */
export function notFoundPage(): Page {
  return {
    title: text('notFoundTitle'),
    path: '/',
    section: 'none',
    simulated: false,
    content: html`<div class="head"><h1>${text('notFoundTitle')}</h1>
<p class="lead">${text('notFoundText')}</p>
<p class="actions"><a class="button" href="/datasets/">${text('navDatasets')}</a></p></div>`,
  };
}
