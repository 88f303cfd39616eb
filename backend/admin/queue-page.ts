import { html } from 'hono/html';
import type { QueuedStory } from '../moderation/list-queue.ts';
import type { ShownStory } from '../moderation/show-story.ts';
import type { AdminPage, Html } from './frame.ts';
import { inWords } from './in-words.ts';
import { sayDay } from './say-day.ts';
import type { Session } from './sessions.ts';
import { siteName } from './site-name.ts';
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
  /** YYYY-MM-DD */
  today: string;
}

/** Stories, oldest first, each to be decided about where it stands. */
export function queuePage(session: Session, queue: Queue): AdminPage {
  const { shown, waiting, forOthers, persons, isOne, today } = queue;
  return {
    title: isOne ? 'One story' : `Queue (${waiting})`,
    section: 'queue',
    content: html`<div class="head"><h1>${isOne ? 'One story' : 'Queue'}</h1>${shown.length > 0 ? keys : ''}</div>
${isOne ? html`<p class="lead"><a href="/">Back to the queue</a></p>` : html`<p class="lead">${howMany(waiting)}${persons === 2 ? ' Two moderators must want the same before a story is published.' : ''}</p>`}
${shown.map((story) => ('failed' in story ? html`<p class="said wrong">${story.failed}</p>` : storyCard(session, story, { persons, today })))}
${waiting > shown.length && !isOne ? html`<p class="hint">The next ones follow when these are decided.</p>` : ''}
${forOthers.length > 0 && !isOne ? waitingForOthers(forOthers, today) : ''}`,
  };
}

function howMany(waiting: number): string {
  if (waiting === 0) return 'Nothing waits for you. New stories stand here as soon as they arrive.';
  return waiting === 1 ? 'One story waits.' : `${waiting} stories wait, the oldest first.`;
}

function waitingForOthers(stories: readonly QueuedStory[], today: string): Html {
  return html`<section aria-labelledby="others"><h2 id="others">Waiting for another moderator</h2>
<ul class="plain lines">${stories.map(
    ({ story, category, source, received }) =>
      html`<li><a href="/?story=${story}">${inWords(category)}</a> <span class="hint">${source === null ? '' : `${siteName(source)}, `}received ${sayDay(received, today)}</span></li>`,
  )}</ul></section>`;
}

const keys = html`<details class="keys" id="keys"><summary data-key="?">Keys <kbd>?</kbd></summary>
<dl><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous story</dd><dt><kbd>a</kbd></dt><dd>publish as it is</dd><dt><kbd>e</kbd></dt><dd>take words out: <kbd>←</kbd> <kbd>→</kbd> from word to word, <kbd>space</kbd> ticks, with <kbd>shift</kbd> ticks on the way, <kbd>Enter</kbd> publishes</dd><dt><kbd>r</kbd></dt><dd>do not publish, then the number of the reason</dd><dt><kbd>p</kbd></dt><dd>what is pinned to it</dd><dt><kbd>Esc</kbd></dt><dd>close again</dd></dl></details>`;
