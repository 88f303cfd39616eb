import { html } from 'hono/html';
import { paths } from '#shared/wire/paths.ts';
import { contactSentence } from './contact.ts';
import type { Page, Site } from './layout.ts';
import { type TextKey, text } from './text.ts';

/** Path of the page that a browser opens after an uninstall. Its fragment holds a PresignedDeletion for each study. */
export const goodbyePath = '/goodbye';

/** Path of that page's script. */
export const goodbyeScript = '/goodbye.js';

const facts = [
  ['day', 'goodbyeDay'],
  ['observations', 'goodbyeObservations'],
  ['exposures', 'goodbyeExposures'],
  ['stories', 'goodbyeStories'],
  ['deletion', 'goodbyeNumber'],
] as const;

/**
 * The page after an uninstall. It holds the words for everything that can happen, and its script shows those that apply:
 * `data-part` names what is shown in which state, `data-fact` what is filled in from the receipt.
 */
export function goodbyePage(site: Site): Page {
  const sentence = (state: string, key: TextKey) => html`<p data-part="${state}" hidden>${text(key)}</p>`;
  return {
    title: text('goodbyeTitle'),
    path: goodbyePath,
    section: 'none',
    simulated: false,
    script: goodbyeScript,
    content: html`<div class="head" id="goodbye" data-post="${paths.presignedDeletions}">
<h1>${text('goodbyeTitle')}</h1>
<p class="lead">${text('goodbyeLead')}</p>
<noscript><h2>${text('goodbyeNoScriptTitle')}</h2><p>${text('goodbyeNoScript')} ${contactSentence(site)}</p></noscript>
<section data-part="nothing" aria-labelledby="nothing" hidden><h2 id="nothing">${text('goodbyeNothingTitle')}</h2>
<p>${text('goodbyeNothing')}</p><p>${text('goodbyeOtherWays')} ${contactSentence(site)}</p></section>
<section data-part="choice" aria-labelledby="sent" hidden><h2 id="sent">${text('goodbyeSent')}</h2>
<p>${text('goodbyeStays')}</p><p class="note">${text('goodbyePublished')}</p>
<p class="actions"><button class="button quiet" type="button" id="delete">${text('goodbyeDelete')}</button> <button class="button quiet" type="button" id="leave">${text('goodbyeLeave')}</button></p></section>
<div class="outcome" id="outcome" role="status" aria-live="polite" tabindex="-1">
<p data-part="working" hidden><progress aria-hidden="true"></progress> ${text('goodbyeWorking')}</p>
${sentence('left', 'goodbyeLeft')}
${sentence('already', 'goodbyeAlready')}
${sentence('failed', 'goodbyeFailed')}
<p data-part="refused" hidden>${text('goodbyeRefused')} ${contactSentence(site)}</p>
<div data-part="done" hidden><p><strong>${text('goodbyeDone')}</strong></p>
<dl class="receipt">${facts.map(([fact, key]) => html`<dt>${text(key)}</dt><dd data-fact="${fact}"></dd>`)}</dl>
<p class="note">${text('goodbyeNote')}</p></div>
<p data-part="some" hidden>${text('goodbyeSome')} ${contactSentence(site)}</p>
</div>
</div>`,
  };
}
