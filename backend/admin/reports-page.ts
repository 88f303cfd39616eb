import { html } from 'hono/html';
import type { ReportedStory } from '../moderation/settle-reports.ts';
import { type AdminPage, token } from './frame.ts';
import { inWords } from './in-words.ts';
import { sayDay } from './say-day.ts';
import type { Session } from './sessions.ts';
import { publishedWords } from './word-choice.ts';

/** Published stories that readers reported, as everybody reads them. */
export function reportsPage(session: Session, reports: readonly ReportedStory[], today: string): AdminPage {
  return {
    title: `Reports (${reports.length})`,
    section: 'reports',
    content: html`<h1>Reports</h1>
<p class="lead">${reports.length === 0 ? 'No published story was reported. What readers report stands here.' : 'What readers reported, the most reported first. Who reported is not known.'}</p>
${reports.map(
  ({ number, story, category, text, reasons, reports: count, since }) =>
    html`<article class="story" tabindex="-1" aria-labelledby="n-${number}"><h2 id="n-${number}">${inWords(category)}</h2>
<ul class="facts"><li>story ${number}</li><li>reported ${count === 1 ? 'once' : `${count} times`}</li><li>since ${sayDay(since, today)}</li></ul>
${publishedWords(text)}
<ul class="told">${Object.entries(reasons).map(([reason, times]) => html`<li>${inWords(`report-${reason}`)}${times > 1 ? html` <span class="count">${times}</span>` : ''}</li>`)}</ul>
<div class="acts"><a class="button" href="/?story=${story}">Decide anew</a>
<form method="post" action="/keep">${token(session)}<input type="hidden" name="number" value="${number}"><button>Leave it as it is</button></form></div></article>`,
)}`,
  };
}
