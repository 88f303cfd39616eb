import { html } from 'hono/html';
import { DiscardReason } from '#shared/wire/quarantine.ts';
import type { QuarantinedBatch } from '../quarantine/list-quarantined.ts';
import type { Explained } from '../quarantine/quarantine-desk.ts';
import { type AdminPage, type Html, token } from './frame.ts';
import { inWords } from './in-words.ts';
import type { Session } from './sessions.ts';

const wall =
  'Nobody reads what is in a batch: it was shared to be counted. You see why it lies apart, and in which field.';

/** Batches that lie apart. */
export function quarantinePage(batches: readonly QuarantinedBatch[]): AdminPage {
  return {
    title: `Quarantine (${batches.length})`,
    section: 'quarantine',
    content: html`<h1>Quarantine</h1>
<p class="lead">${batches.length === 0 ? 'No batch lies apart.' : wall} Stories that detectors hold stand in the queue.</p>
${
  batches.length === 0
    ? ''
    : html`<div class="wide" role="region" aria-label="Batches" tabindex="0"><table>
<thead><tr><th scope="col">Batch</th><th scope="col">Why</th><th scope="col">Study</th><th scope="col">Received</th><th scope="col">Size</th></tr></thead>
<tbody>${batches.map(
        ({ batch, reason, study, received, bytes }) =>
          html`<tr><td><a href="/quarantine/${batch}"><code>${batch}</code></a></td><td>${inWords(reason)}</td><td>${study}</td><td>${received}</td><td>${bytes === null ? '–' : `${Math.ceil(bytes / 1000)} kB`}</td></tr>`,
      )}</tbody></table></div>`
}`,
  };
}

/** One of them: what is wrong with it, and what can be done. */
export function apartPage(
  session: Session,
  { batch, reason, today, problems, received, study }: Explained,
): AdminPage {
  const hidden = html`${token(session)}<input type="hidden" name="batch" value="${batch}">`;
  return {
    title: 'A batch that lies apart',
    section: 'quarantine',
    content: html`<h1>A batch that lies apart</h1>
<p><a href="/quarantine">Back to the list</a></p>
<article class="story" tabindex="-1" aria-labelledby="batch"><h2 id="batch"><code>${batch}</code></h2>
<ul class="facts"><li>${study}</li><li>received ${received}</li></ul>
<p>When it came: ${inWords(reason)}. ${today === null ? html`<strong>Today nothing is found wrong with it.</strong>` : `Today: ${inWords(today)}.`}</p>
<p class="hint">${wall}</p>
${problems.length > 0 ? html`<ul>${problems.map(({ field, problem }) => html`<li><code>${field}</code>: ${problem}</li>`)}</ul>` : ''}
<div class="acts">${today === null ? html`<form method="post" action="/release">${hidden}<button class="go" data-key="a">Let it in <kbd>a</kbd></button></form>` : ''}
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
