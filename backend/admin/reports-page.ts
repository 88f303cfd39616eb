import { html } from 'hono/html';
import type { ReportedStory } from '../moderation/settle-reports.ts';
import { type AdminPage, token } from './frame.ts';
import { inWords } from './in-words.ts';
import type { Session } from './sessions.ts';

/** Published stories that readers reported. */
export function reportsPage(session: Session, reports: readonly ReportedStory[]): AdminPage {
  return {
    title: `Reports (${reports.length})`,
    section: 'reports',
    content: html`<h1>Reports</h1>
<p class="lead">${reports.length === 0 ? 'No published story was reported.' : 'What readers reported, the most reported first. Who reported is not known.'}</p>
${reports.map(
  ({ number, story, reasons, reports: count, since }) =>
    html`<article class="story" tabindex="-1" aria-labelledby="n-${number}"><h2 id="n-${number}">Story ${number}</h2>
<ul class="facts"><li>reported ${count} ${count === 1 ? 'time' : 'times'}</li><li>since ${since}</li></ul>
<ul class="plain">${Object.entries(reasons).map(([reason, times]) => html`<li>${inWords(reason)}: ${times}</li>`)}</ul>
<div class="acts"><p><a class="button" href="/?story=${story}">Read it and decide anew</a></p>
<form method="post" action="/keep">${token(session)}<input type="hidden" name="number" value="${number}"><button>Leave it as it is</button></form></div></article>`,
)}`,
  };
}
