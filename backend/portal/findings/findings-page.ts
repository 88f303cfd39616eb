import { html } from 'hono/html';
import { byGroup } from '../groups.ts';
import type { Html, Page } from '../layout.ts';
import { formatShare, formatSpan, text } from '../text.ts';
import type { Finding } from './finding.ts';
import { findingSpark } from './finding-chart.ts';
import { type FindingEntry, groupOf } from './list-findings.ts';

/** The list of all findings, by group of platforms; those that are not published yet at the end. */
export function findingsPage(entries: readonly FindingEntry[]): Page {
  const published = entries.filter(({ finding }) => finding !== undefined);
  const waiting = entries.filter(({ finding }) => finding === undefined);
  return {
    title: text('findingsTitle'),
    path: '/findings/',
    section: 'findings',
    simulated: published.some(({ finding }) => finding?.release.manifest.simulated),
    content: html`<div class="head"><h1>${text('findingsTitle')}</h1><p class="lead">${text('findingsLead')}</p>
<p><a href="/platforms/">${text('findingsPlatforms')}</a></p></div>
${byGroup(published, groupOf).map(({ name, members }) => html`<section aria-labelledby="${name}"><h2 id="${name}">${text(name)}</h2>${findingCards(members.flatMap(({ finding }) => finding ?? []))}</section>`)}
${waiting.length === 0 ? '' : html`<section aria-labelledby="waiting"><h2 id="waiting">${text('findingsWaiting')}</h2><ul class="plain">${waiting.map(({ id, title, question }) => html`<li><a href="/findings/${id}">${title}</a>: ${question}</li>`)}</ul></section>`}`,
  };
}

/** One card a finding: its question, the figure in large, a small chart. */
export function findingCards(findings: readonly Finding[]): Html {
  return html`<ul class="cards findings">${findings.map(
    (finding) => html`<li class="card"><h3><a href="/findings/${finding.id}">${finding.title}</a></h3>
<p>${finding.question}</p>${figure(finding)}${findingSpark(finding)}<p class="facts">${facts(finding)}</p></li>`,
  )}</ul>`;
}

function figure({ newest: { value, low, high } }: Finding): Html {
  if (value === null || low === null || high === null)
    return html`<p class="faint">${text('findingTooFewTag')}</p>`;
  const interval = text('findingInterval', { low: formatShare(low), high: formatShare(high) });
  return html`<p class="figure"><strong>${formatShare(value)}</strong> <span class="note">${interval}</span></p>`;
}

function facts({ newest, release }: Finding): Html {
  const { simulated } = release.manifest;
  return html`${simulated ? html`<span class="tag">${text('simulatedTag')}</span>` : ''}${newest.fragile && newest.value !== null ? html`<span class="tag">${text('findingFragileTag')}</span>` : ''}<span>${formatSpan(newest.from, newest.until)}</span>`;
}
