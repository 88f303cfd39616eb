import { html } from 'hono/html';
import type { PublicSource } from '../../measure/public-sources.ts';
import { byGroup } from '../groups.ts';
import type { Page } from '../layout.ts';
import { text } from '../text.ts';

/** A platform, and how much was published about it. */
export interface PlatformEntry {
  platform: PublicSource;
  findings: number;
  datasets: number;
  simulated: boolean;
}

/** The list of all platforms that are read, by group. */
export function platformsPage(entries: readonly PlatformEntry[]): Page {
  return {
    title: text('platformsTitle'),
    path: '/platforms/',
    section: 'findings',
    simulated: entries.some(({ simulated }) => simulated),
    content: html`<div class="head"><h1>${text('platformsTitle')}</h1><p class="lead">${text('platformsLead')}</p></div>
${byGroup(entries, ({ platform }) => platform.group).map(
  ({ name, members }) => html`<section aria-labelledby="${name}"><h2 id="${name}">${text(name)}</h2>
<ul class="cards small">${members.map(({ platform, findings, datasets }) => html`<li class="card"><h3><a href="/platforms/${platform.source}">${platform.name}</a></h3><p class="facts">${findings + datasets === 0 ? text('platformNone') : text('platformFacts', { findings, datasets })}</p></li>`)}</ul></section>`,
)}`,
  };
}
