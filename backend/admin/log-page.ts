import { html } from 'hono/html';
import type { LoggedAct } from '../moderation/read-log.ts';
import type { AdminPage } from './frame.ts';
import { inWords } from './in-words.ts';

/** What moderators did. It can only grow. */
export function logPage(acts: readonly LoggedAct[]): AdminPage {
  return {
    title: 'Record',
    section: 'log',
    content: html`<h1>Record</h1>
<p class="lead">Every act of every moderator, the latest first. The database lets nobody change or delete a line.</p>
<div class="wide" role="region" aria-label="Acts" tabindex="0"><table>
<thead><tr><th scope="col">Day</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Of</th><th scope="col">Before → after</th></tr></thead>
<tbody>${acts.map(
      ({ day, moderator, what, reason, story, batch, before, after }) =>
        html`<tr><td>${day}</td><td>${moderator ?? 'somebody'}</td><td>${inWords(what)}${reason ? html`: ${inWords(reason)}` : ''}</td><td><code>${story ?? batch}</code></td><td>${before || after ? html`<code title="${before ?? ''} → ${after ?? ''}">${before?.slice(0, 8) ?? '–'} → ${after?.slice(0, 8) ?? '–'}</code>` : ''}</td></tr>`,
    )}</tbody></table></div>`,
  };
}
