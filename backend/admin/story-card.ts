import { html } from 'hono/html';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import type { ShownStory } from '../moderation/show-story.ts';
import { type Html, token } from './frame.ts';
import { inWords } from './in-words.ts';
import { pinnedItems } from './pinned-items.ts';
import { sayDay } from './say-day.ts';
import type { Session } from './sessions.ts';
import { siteName } from './site-name.ts';
import { storyWords, wordChoice, wordsWithout } from './word-choice.ts';

/** One story, with everything that can be decided about it. */
export function storyCard(
  session: Session,
  story: ShownStory,
  { persons, today }: { persons: 1 | 2; today: string },
): Html {
  const { id, revision, received, held, source, content, found, decided } = story;
  const name = `${id}.${revision}`;
  const hidden = html`${token(session)}<input type="hidden" name="story" value="${name}">`;
  // Where something personal may be in it, publishing as it is must not be what the hand finds first.
  const isClean = !held && found.length === 0;
  const agree = persons === 2 ? 'Agree to publish' : 'Publish';
  return html`<article class="story" id="s-${id}" tabindex="-1" aria-labelledby="t-${id}">
<header><h2 id="t-${id}">${inWords(content.category)}</h2>
<ul class="facts">${content.severity === 'harm' ? html`<li class="harm">${inWords('severity-harm')}</li>` : html`<li>${inWords(`severity-${content.severity}`)}</li>`}<li>${source === null ? 'no site' : siteName(source)}</li><li>${languageName(content.language)}</li><li>received ${sayDay(received, today)}</li>${revision > 1 ? html`<li>version ${revision}</li>` : ''}${decided === null ? '' : html`<li class="decided">${decided === 'published' ? 'published already' : 'decided: not published'}</li>`}${held ? html`<li class="held">held: something personal may be in it</li>` : ''}</ul></header>
${storyWords(story)}
${pinnedItems(content)}
${votes(session, story, hidden)}
<div class="acts">
<form method="post" action="/publish">${hidden}<button${isClean ? html` class="go"` : ''} data-key="a">${agree} as it is <kbd>a</kbd></button></form>
<details class="edit" name="acts-${id}"><summary${isClean ? '' : html` class="go"`} data-key="e">Take words out <kbd>e</kbd></summary>
<form method="post" action="/redact">${hidden}
<fieldset><legend>Tick the words that are taken out. Readers see a bar in their place.</legend>
${wordChoice(story)}</fieldset>
<button class="go">${agree} without them</button></form></details>
<details class="reject" name="acts-${id}"><summary data-key="r">Do not publish <kbd>r</kbd></summary>
<form method="post" action="/reject">${hidden}<p class="hint">Why? The writer reads the reason in their own language.</p>
<ol class="reasons">${RejectReason.options.map(
    (reason, place) =>
      html`<li><button name="reason" value="${reason}"><kbd>${place + 1}</kbd> <span>${inWords(reason)}</span></button></li>`,
  )}</ol></form></details>
</div>
</article>`;
}

/** What other moderators would do; agreeing sends their very choice, whatever they choose meanwhile. */
function votes(session: Session, story: ShownStory, hidden: Html): Html | '' {
  if (story.agreed.length === 0) return '';
  return html`<ul class="votes">${story.agreed.map(({ by, cuts }) => {
    const isOwn = by.toLowerCase() === session.moderator?.name.toLowerCase();
    return html`<li><p>${isOwn ? 'You' : by} would publish it ${cuts.length === 0 ? 'as it is.' : 'like this:'}</p>${
      cuts.length === 0 ? '' : wordsWithout(story, cuts)
    }${
      isOwn
        ? html`<p class="hint">Another moderator must want the same.</p>`
        : html`<form method="post" action="${cuts.length === 0 ? '/publish' : '/redact'}">${hidden}${cuts.map(
            ([from, to]) => html`<input type="hidden" name="out" value="${from}-${to}">`,
          )}<button>Agree with ${by}</button></form>`
    }</li>`;
  })}</ul>`;
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
