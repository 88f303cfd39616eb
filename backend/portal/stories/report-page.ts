import { html } from 'hono/html';
import { type StoryReportOutcome, StoryReportReason } from '#shared/stories/report-reason.ts';
import { contactLink } from '../contact.ts';
import type { Html, Page, Site } from '../layout.ts';
import { type TextKey, text } from '../text.ts';

const reasons = {
  'about-me': 'reportAboutMe',
  'names-somebody': 'reportNamesSomebody',
  unlawful: 'reportUnlawful',
  hateful: 'reportHateful',
  advertising: 'reportAdvertising',
  'not-true': 'reportNotTrue',
  other: 'reportOther',
} as const satisfies Record<StoryReportReason, TextKey>;

/** What became of a form that was sent. */
export type ReportAnswer = StoryReportOutcome | 'no-reason' | 'elsewhere';

const answers = {
  taken: 'reportTaken',
  unknown: 'reportUnknown',
  'too-many': 'reportTooMany',
  'no-reason': 'reportNoReason',
  elsewhere: 'reportElsewhere',
} as const satisfies Record<ReportAnswer, TextKey>;

/**
 * The page on which somebody reports a story: a form that asks for one reason and nothing about the person, and how to write
 * to whoever runs the study.
 * @param canSend whether this portal takes forms
 * @param answer what became of the form, when it was sent
 */
export function reportPage(site: Site, number: string, canSend: boolean, answer?: ReportAnswer): Page {
  return {
    title: text('reportTitle', { number }),
    path: `/stories/${number}/report`,
    section: 'stories',
    simulated: false,
    ...(canSend ? { forms: true } : {}),
    content: html`<div class="head"><h1>${text('reportTitle', { number })}</h1>
${answer === undefined ? '' : html`<p class="notice" role="status"><strong>${text(answers[answer])}</strong></p>`}
${answer === 'taken' ? '' : html`<p class="lead">${text('reportLead')}</p>`}
${canSend && answer !== 'taken' && answer !== 'unknown' ? form(number) : ''}
<p>${text('reportWrite', { number })} ${contactLink(site, text('reportSubject', { number }))}</p>
<p class="actions"><a class="button quiet" href="/stories/">${text('storyAll')}</a></p></div>`,
  };
}

function form(number: string): Html {
  return html`<form class="report" method="post" action="/stories/${number}/report">
<fieldset><legend>${text('reportWhy')}</legend>
${StoryReportReason.options.map(
  (reason) =>
    html`<label><input type="radio" name="reason" value="${reason}" required> <span>${text(reasons[reason])}</span></label>`,
)}</fieldset>
<p class="note">${text('reportHolds')}</p>
<button class="button" type="submit">${text('reportSend')}</button></form>`;
}
