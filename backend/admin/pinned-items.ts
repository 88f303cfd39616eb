import { html } from 'hono/html';
import type { ShownStory } from '../moderation/show-story.ts';
import type { Html } from './frame.ts';
import { siteName } from './site-name.ts';

/** What is pinned to a story, and the pages before it: all that a reader would see. */
export function pinnedItems({ observations, removed, trail }: ShownStory['content']): Html | '' {
  if (observations.length + trail.length + removed === 0) return '';
  return html`<details class="pinned"><summary data-key="p">Pinned to it: ${observations.length}${removed > 0 ? ` · left out by the writer: ${removed}` : ''}${trail.length > 0 ? ` · pages before it: ${trail.length}` : ''} <kbd>p</kbd></summary>
<ul>${observations.map(
    ({ kind, source, item, ...more }) =>
      html`<li><strong dir="auto">${item.title ?? 'without a title'}</strong> <span class="hint">${kind} on ${siteName(source)}${item.publisher.name ? html`, by <bdi>${item.publisher.name}</bdi>` : ''}</span>${
        'answer' in more && more.answer.text
          ? html`<blockquote dir="auto">${more.answer.text}</blockquote>`
          : ''
      }${item.url ? html`<br><code>${item.url}</code>` : ''}</li>`,
  )}</ul>
${trail.length > 0 ? html`<p class="hint">Before: ${trail.map(({ source, page }) => `${siteName(source)}: ${page}`).join(' → ')}</p>` : ''}</details>`;
}
