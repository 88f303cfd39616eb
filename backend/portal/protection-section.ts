import { html } from 'hono/html';
import { standingSentence } from '../publish/protection-facts.ts';
import { countedSentences, protectionSentences } from '../publish/protection-sentences.ts';
import type { Release } from '../publish/read-release.ts';
import { forbiddenUse, intendedUse } from '../publish/readme.ts';
import type { Html } from './layout.ts';
import { head, scrollTable } from './table.ts';
import { formatCount, formatDay, text } from './text.ts';

/** Who is missing, how people are protected with every number that decides it, and the windows that were measured. */
export function protectionSection({ manifest }: Release): Html {
  const { protection, rulePacks } = manifest;
  const packs =
    rulePacks.length === 0 ? text('rulePacksNone') : text('rulePacks', { packs: rulePacks.join(', ') });
  return html`<section aria-labelledby="who"><h2 id="who">${text('who')}</h2>
<div class="columns">
<div><h3>${text('whoMissing')}</h3><p>${standingSentence}</p><p>${manifest.coverage}</p>
<ul class="plain">${manifest.knownBiases.map((bias) => html`<li>${bias}</li>`)}${countedSentences(manifest).map((sentence) => html`<li>${sentence}</li>`)}<li>${packs}</li></ul></div>
<div><h3>${text('whoProtected')}</h3><p>${protection.statement}</p><ul class="plain">
${protectionSentences(manifest).map((sentence) => html`<li>${sentence}</li>`)}</ul></div>
</div>
<div class="columns"><div><h3>${text('useGood')}</h3><p>${intendedUse}</p></div>
<div><h3>${text('useBad')}</h3><p>${forbiddenUse}</p></div></div>
${protection.measures.length === 0 ? '' : html`<h3>${text('bounds')}</h3>${boundsTable(protection.measures)}`}
<h3>${text('windows')}</h3>${windowsTable(manifest.windows)}</section>`;
}

function boundsTable(measures: Release['manifest']['protection']['measures']): Html {
  const heads = [
    head(text('boundsWhat')),
    head(text('boundsCells'), true),
    head(text('boundsEach'), true),
    head(text('boundsSigma'), true),
    head(text('boundsRho'), true),
    head(text('boundsPublished'), true),
    head(text('boundsTogether'), true),
  ];
  const rows = measures.map(
    ({ about, cells, each, sigma, rho, published, simultaneous, table }) =>
      html`<tr><th scope="row" class="wide">${about} (${text('boundsTable', { table })})</th><td class="number">${cells}</td><td class="number">${each}</td><td class="number">${sigma}</td><td class="number">${rho}</td><td class="number">${formatCount(published)}</td><td class="number">${simultaneous}</td></tr>`,
  );
  return scrollTable(text('bounds'), heads, rows, 'codebook');
}

function windowsTable(windows: Release['manifest']['windows']): Html {
  const heads = [
    head(text('windowsFrom')),
    head(text('windowsUntil')),
    head(text('windowsClosed')),
    head(text('windowsActive'), true),
    head(text('windowsTables')),
  ];
  const rows = windows
    .toReversed()
    .map(
      ({ from, until, closed, active, activeSigma, coarse }) =>
        html`<tr><th scope="row">${formatDay(from)}</th><td>${formatDay(until)}</td><td>${formatDay(closed)}</td><td class="number">${formatCount(active)} ± ${Math.ceil(2 * activeSigma)}</td><td>${text(coarse ? 'windowsCoarse' : 'windowsAll')}</td></tr>`,
    );
  return scrollTable(text('windows'), heads, rows);
}
