import { html } from 'hono/html';
import type { LoggedAct } from '../moderation/read-log.ts';
import type { AdminPage, Html } from './frame.ts';
import { inWords } from './in-words.ts';
import { sayDay } from './say-day.ts';
import { shortName } from './short-name.ts';

/** What moderators did. It can only grow. */
export function logPage(acts: readonly LoggedAct[], today: string): AdminPage {
  const days = Object.entries(Object.groupBy(acts, ({ day }) => day));
  return {
    title: 'Record',
    section: 'log',
    content: html`<h1>Record</h1>
<p class="lead">Every act of every moderator, the latest first. The database lets nobody change or delete a line. With a decision stand fingerprints of what everybody could read before and after it.${acts.length === 0 ? ' Nobody has done anything yet.' : ''}</p>
${
  days.length === 0
    ? ''
    : html`<div class="wide" role="region" aria-label="Acts" tabindex="0"><table class="acted">
<thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">Of</th></tr></thead>
${days.map(([day, those = []]) => html`<tbody><tr><th scope="rowgroup" colspan="3">${heading(day, today)}</th></tr>${those.map(act)}</tbody>`)}</table></div>`
}`,
  };
}

function act({ moderator, what, reason, story, batch, before, after }: LoggedAct): Html {
  return html`<tr><td>${moderator ?? 'somebody'}</td><td>${inWords(what)}${reason ? html`: ${inWords(reason)}` : ''}</td><td>${story === null ? shortName(batch ?? '') : html`<a href="/?story=${story}">${shortName(story)}</a>`}${before || after ? html`<br><code title="${before ?? ''} → ${after ?? ''}">${before?.slice(0, 8) ?? '–'} → ${after?.slice(0, 8) ?? '–'}</code>` : ''}</td></tr>`;
}

function heading(day: string, today: string): string {
  const said = sayDay(day, today);
  return /^\d+ \p{L}+ \d+$/u.test(said) ? said : `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${day}`;
}
