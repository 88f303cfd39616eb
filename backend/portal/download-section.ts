import { html } from 'hono/html';
import { namesOf } from '../publish/check-files.ts';
import type { ReleaseFile } from '../publish/manifest.ts';
import type { Release } from '../publish/read-release.ts';
import { verifyCommands } from '../publish/verify-commands.ts';
import type { Html } from './layout.ts';
import { copied } from './load-section.ts';
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
${copied(text('check'), verifyCommands.join('\n'))}</details></section>`;
}

function card(file: ReleaseFile, href: string, name: string, about: string, rows: number): Html {
  const facts = text('downloadRows', { rows: formatCount(rows), size: formatBytes(file.bytes) });
  return html`<li class="file"><a class="download" href="${href}" download><strong>${name}</strong><span>${about}</span><span class="facts">${facts}</span></a>
<p class="sum"><span>${text('downloadSum')}</span> <code>${file.sha256}</code></p></li>`;
}
