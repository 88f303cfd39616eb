import { html } from 'hono/html';
import type { QueuedStory } from '../moderation/list-queue.ts';
import type { ShownStory } from '../moderation/show-story.ts';
import type { AdminPage } from './frame.ts';
import type { Session } from './sessions.ts';
import { storyCard } from './story-card.ts';

/** What the queue shows. */
export interface Queue {
  /** Opened, to be decided about. */
  shown: (ShownStory | { failed: string; story: string })[];
  /** How many wait for the one who looks. */
  waiting: number;
  /** Those that this moderator has agreed to, and another one is missing. */
  forOthers: readonly QueuedStory[];
  persons: 1 | 2;
  /** One story that was asked for, decided about or not. */
  isOne: boolean;
}

/** Stories, oldest first, each to be decided about where it stands. */
export function queuePage(session: Session, { shown, waiting, forOthers, persons, isOne }: Queue): AdminPage {
  return {
    title: isOne ? 'One story' : `Queue (${waiting})`,
    section: 'queue',
    content: html`<h1>${isOne ? 'One story' : 'Queue'}</h1>
${isOne ? html`<p><a href="/">Back to the queue</a></p>` : html`<p class="lead">${waiting === 0 ? 'Nothing waits for you.' : `${waiting} ${waiting === 1 ? 'story waits' : 'stories wait'}, oldest first.`}${persons === 2 ? ' Two moderators must want the same before a story is published.' : ''}</p>`}
${shown.map((story) => ('failed' in story ? html`<p class="said wrong">${story.failed}</p>` : storyCard(session, story, persons)))}
${waiting > shown.length && !isOne ? html`<p class="hint">The others follow when these are decided.</p>` : ''}
${
  forOthers.length > 0 && !isOne
    ? html`<section aria-labelledby="others"><h2 id="others">Waiting for another moderator</h2><ul class="plain">${forOthers.map(
        ({ story, received }) =>
          html`<li><a href="/?story=${story}">${story.slice(-14)}</a> <span class="hint">received ${received}</span></li>`,
      )}</ul></section>`
    : ''
}
${keys}`,
  };
}

const keys = html`<details class="keys" id="keys"><summary data-key="?">Keys <kbd>?</kbd></summary>
<dl><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous story</dd><dt><kbd>a</kbd></dt><dd>publish as it is</dd><dt><kbd>e</kbd></dt><dd>take words out: <kbd>←</kbd> <kbd>→</kbd> from word to word, <kbd>space</kbd> ticks, with <kbd>shift</kbd> ticks on the way, <kbd>Enter</kbd> publishes</dd><dt><kbd>r</kbd></dt><dd>do not publish, then the number of the reason</dd><dt><kbd>Esc</kbd></dt><dd>close again</dd></dl></details>`;
