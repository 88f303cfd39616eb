import { html } from 'hono/html';
import { DiscardReason } from '#shared/wire/quarantine.ts';
import type { QuarantinedBatch } from '../quarantine/list-quarantined.ts';
import type { Explained } from '../quarantine/quarantine-desk.ts';
import { type AdminPage, type Html, token } from './frame.ts';
import { inWords } from './in-words.ts';
import { sayDay } from './say-day.ts';
import type { Session } from './sessions.ts';
import { shortName } from './short-name.ts';

const wall =
  'Nobody reads what is in a batch: it was shared to be counted. You see why it lies apart, and in which field.';

/** Batches that lie apart. */
export function quarantinePage(batches: readonly QuarantinedBatch[], today: string): AdminPage {
  return {
    title: `Quarantine (${batches.length})`,
    section: 'quarantine',
    content: html`<h1>Quarantine</h1>
<p class="lead">${batches.length === 0 ? 'No batch lies apart. What fits no rule of the server would stand here.' : wall} Stories that detectors hold stand in the queue.</p>
${
  batches.length === 0
    ? ''
    : html`<div class="wide" role="region" aria-label="Batches" tabindex="0"><table>
<thead><tr><th scope="col">Why</th><th scope="col">Received</th><th scope="col">Batch</th></tr></thead>
<tbody>${batches.map(
        ({ batch, reason, study, received, bytes }) =>
          html`<tr><td><a href="/quarantine/${batch}">It ${inWords(reason)}</a></td><td>${sayDay(received, today)}</td><td>${shortName(batch)}<br><span class="hint">${study}${bytes === null ? '' : `, ${Math.ceil(bytes / 1000)} kB`}</span></td></tr>`,
      )}</tbody></table></div>`
}`,
  };
}

/** One of them: what is wrong with it, and what can be done. */
export function apartPage(
  session: Session,
  { batch, reason, today: now, problems, received, study }: Explained,
  today: string,
): AdminPage {
  const hidden = html`${token(session)}<input type="hidden" name="batch" value="${batch}">`;
  return {
    title: 'A batch that lies apart',
    section: 'quarantine',
    content: html`<h1>A batch that lies apart</h1>
<p class="lead"><a href="/quarantine">Back to the list</a></p>
<article class="story" tabindex="-1" aria-labelledby="batch"><h2 id="batch">${now === null ? 'Today nothing is found wrong with it' : `It ${inWords(now)}`}</h2>
<ul class="facts"><li>${study}</li><li>received ${sayDay(received, today)}</li><li><code>${batch}</code></li></ul>
<p>${now === reason ? 'It was so when it came, and it is so today.' : `When it came, this was wrong with it: it ${inWords(reason)}.`}</p>
<p class="hint">${wall}</p>
${problems.length > 0 ? html`<ul>${problems.map(({ field, problem }) => html`<li><code>${field}</code>: ${problem}</li>`)}</ul>` : ''}
<div class="acts">${now === null ? html`<form method="post" action="/release">${hidden}<button class="go" data-key="a">Let it in <kbd>a</kbd></button></form>` : ''}
${discards(hidden)}</div></article>`,
  };
}

function discards(hidden: Html): Html {
  return html`<details class="reject"><summary data-key="r">Discard it <kbd>r</kbd></summary>
<form method="post" action="/discard">${hidden}<p class="hint">Its text is deleted for good. Its sender can read the reason.</p>
<ol class="reasons">${DiscardReason.options.map(
    (reason, place) =>
      html`<li><button name="reason" value="${reason}"><kbd>${place + 1}</kbd> ${inWords(`discard-${reason}`)}</button></li>`,
  )}</ol></form></details>`;
}
