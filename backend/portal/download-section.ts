import { html } from 'hono/html';
import { namesOf } from '../publish/check-files.ts';
import type { ReleaseFile } from '../publish/manifest.ts';
import type { Release } from '../publish/read-release.ts';
import { verifyCommands } from '../publish/verify-commands.ts';
import type { Html, Site } from './layout.ts';
import { isData } from './serve-file.ts';
import { head, scrollTable } from './table.ts';
import { formatBytes, formatCount, text } from './text.ts';

const formats = [
  ['csv', 'formatCsv', 'formatCsvAbout'],
  ['parquet', 'formatParquet', 'formatParquetAbout'],
  ['json', 'formatJson', 'formatJsonAbout'],
] as const;

/** Everything in one file, the three data files, then all the others, each with size and checksum; and how to check them. */
export function downloadSection(release: Release): Html {
  const { manifest, files, tombstone } = release;
  const base = `/datasets/${manifest.dataset}/${manifest.version}`;
  const zip = files.get(namesOf(manifest).zip);
  const all = [
    ...(zip === undefined ? [] : [[zip, text('formatZip'), text('formatZipAbout')] as const]),
    ...formats.flatMap(([extension, name, about]) => {
      const file = files.get(`${manifest.dataset}.${extension}`);
      return file === undefined ? [] : [[file, text(name), text(about)] as const];
    }),
  ];
  const cards = all.map(([file, name, about]) =>
    card(file, `${base}/${file.path}`, name, about, manifest.rows),
  );
  const carded = new Set(all.map(([file]) => file.path));
  const others = [...files.values()].filter(
    (file) => !carded.has(file.path) && !(tombstone && isData(release, file)),
  );
  const rows = others.map(
    (file) =>
      html`<tr><th scope="row"><a href="${base}/${file.path}">${file.path}</a></th><td>${file.about}</td><td class="number">${formatBytes(file.bytes)}</td><td><code class="sum">${file.sha256}</code></td></tr>`,
  );
  const heads = [
    head(text('file')),
    head(text('fileAbout')),
    head(text('fileSize'), true),
    head(text('downloadSum')),
  ];
  return html`<section aria-labelledby="download"><h2 id="download">${text('download')}</h2>
${tombstone ? html`<p>${text('downloadWithdrawn')}</p>` : html`<ul class="downloads">${cards}</ul>`}
<details><summary>${text('otherFiles')}</summary>${scrollTable(text('otherFiles'), heads, rows)}</details>
<details><summary>${text('check')}</summary><p>${text('checkText')} <a href="${base}/signing-key.pub">signing-key.pub</a></p>
<pre class="copied" tabindex="0" role="region" aria-label="${text('check')}"><code>${verifyCommands.join('\n')}</code></pre></details></section>`;
}

/** One line for each tool, with the address of this version. */
export function loadSection(site: Site, { manifest }: Release): Html {
  const { dataset, version } = manifest;
  const base = `${site.baseUrl}/datasets/${dataset}/${version}`;
  const parquet = `${base}/${dataset}.parquet`;
  const lines = [
    ['Python (pandas)', `import pandas as pd; data = pd.read_parquet("${parquet}")`],
    ['Python (polars)', `import polars as pl; data = pl.scan_parquet("${parquet}").collect()`],
    ['R (arrow)', `data <- arrow::read_parquet("${parquet}")`],
    ['DuckDB', `duckdb -c "from '${parquet}' limit 10"`],
    [
      'curl',
      `curl --remote-name-all --continue-at - ${base}/{${dataset}.csv,SHA256SUMS} && sha256sum --check --ignore-missing SHA256SUMS`,
    ],
  ] as const;
  return html`<section aria-labelledby="load"><h2 id="load">${text('load')}</h2><p>${text('loadHint')}</p>
<dl class="lines">${lines.map(
    ([tool, line]) =>
      html`<dt>${tool}</dt><dd><pre tabindex="0" role="region" aria-label="${tool}"><code>${line}</code></pre></dd>`,
  )}</dl></section>`;
}

function card(file: ReleaseFile, href: string, name: string, about: string, rows: number): Html {
  const facts = text('downloadRows', { rows: formatCount(rows), size: formatBytes(file.bytes) });
  return html`<li class="file"><a class="download" href="${href}" download><strong>${name}</strong><span>${about}</span><span class="facts">${facts}</span></a>
<p class="sum"><span>${text('downloadSum')}</span> <code>${file.sha256}</code></p></li>`;
}
