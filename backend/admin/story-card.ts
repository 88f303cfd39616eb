import { html } from 'hono/html';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import type { ShownStory } from '../moderation/show-story.ts';
import { takeOut } from '../moderation/take-out.ts';
import { type Html, token } from './frame.ts';
import { inWords } from './in-words.ts';
import { pinnedItems } from './pinned-items.ts';
import type { Session } from './sessions.ts';
import { storyWords, wordChoice } from './word-choice.ts';

/** One story, with everything that can be decided about it. */
export function storyCard(session: Session, story: ShownStory, persons: 1 | 2): Html {
  const { id, revision, received, held, source, content } = story;
  const name = `${id}.${revision}`;
  const hidden = html`${token(session)}<input type="hidden" name="story" value="${name}">`;
  return html`<article class="story" id="s-${id}" tabindex="-1" aria-labelledby="t-${id}">
<header><h2 id="t-${id}">${inWords(content.category)}</h2>
<ul class="facts"><li>${inWords(`severity-${content.severity}`)}</li><li>${source ?? 'no site'}</li><li>${languageName(content.language)}</li><li>received ${received}</li>${revision > 1 ? html`<li>version ${revision}</li>` : ''}${held ? html`<li class="held">held: detectors found something</li>` : ''}</ul></header>
${storyWords(story)}
${pinnedItems(content)}
${votes(session, story, hidden)}
<div class="acts">
<form method="post" action="/publish">${hidden}<button class="go" data-key="a">${persons === 2 ? 'Agree to publish as it is' : 'Publish as it is'} <kbd>a</kbd></button></form>
<details class="edit"><summary data-key="e">Take words out <kbd>e</kbd></summary>
<form method="post" action="/redact">${hidden}
<fieldset><legend>Tick the words that are taken out. Readers see a bar in their place.</legend>
${wordChoice(story)}</fieldset>
<button class="go">${persons === 2 ? 'Agree to publish without them' : 'Publish without them'}</button></form></details>
<details class="reject"><summary data-key="r">Do not publish <kbd>r</kbd></summary>
<form method="post" action="/reject">${hidden}<p class="hint">The writer reads the reason in their own language.</p>
<ol class="reasons">${RejectReason.options.map(
    (reason, place) =>
      html`<li><button name="reason" value="${reason}"><kbd>${place + 1}</kbd> ${inWords(reason)}</button></li>`,
  )}</ol></form></details>
</div>
</article>`;
}

/** What other moderators would do; agreeing sends their very choice, whatever they choose meanwhile. */
function votes(session: Session, { agreed, content }: ShownStory, hidden: Html): Html | '' {
  if (agreed.length === 0) return '';
  return html`<ul class="votes">${agreed.map(({ by, cuts }) => {
    const isOwn = by.toLowerCase() === session.moderator?.name.toLowerCase();
    return html`<li><p>${isOwn ? 'You' : by} would publish it ${cuts.length === 0 ? 'as it is.' : 'like this:'}</p>${
      cuts.length === 0 ? '' : html`<blockquote dir="auto">${takeOut(content.text, cuts).text}</blockquote>`
    }${
      isOwn
        ? html`<p class="hint">Another moderator must want the same.</p>`
        : html`<form method="post" action="/redact">${hidden}${cuts.map(
            ([from, to]) => html`<input type="hidden" name="out" value="${from}-${to}">`,
          )}<button class="go">Agree with ${by}</button></form>`
    }</li>`;
  })}</ul>`;
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
