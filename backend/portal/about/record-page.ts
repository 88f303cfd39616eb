import { html } from 'hono/html';
import { namesOf } from '../../publish/check-files.ts';
import type { DatasetReleases } from '../../publish/release-catalogue.ts';
import { verifyCommands } from '../../publish/verify-commands.ts';
import type { Html, Page, Site } from '../layout.ts';
import { copied } from '../load-section.ts';
import { head, scrollTable } from '../table.ts';
import { formatCount, formatDay, text } from '../text.ts';
import { paragraph, points, prosePage } from './prose.ts';
import type { RecordState } from './read-record.ts';

/** Releases of the table: the newest ones. */
const mostReleases = 20;

/** The public record: how far it has come, and lines by which anybody checks it. */
export function recordPage(
  site: Site,
  state: RecordState | undefined,
  datasets: readonly DatasetReleases[],
): Page {
  const log = `${site.baseUrl}/log`;
  return prosePage({ title: text('recordTitle'), path: '/record/', lead: text('recordLead') }, [
    { id: 'now', title: text('recordNow'), content: standing(state, log) },
    {
      id: 'holds',
      title: text('recordHolds'),
      content: [
        points([text('recordBatch'), text('recordRelease'), text('recordNothing')]),
        paragraph(text('recordDeletion')),
      ],
    },
    {
      id: 'receipt',
      title: text('recordReceipt'),
      content: [
        paragraph(text('recordReceipt1')),
        copied(text('recordReceipt'), `npm run daylight -- verify receipt my-receipt.json --log ${log}`),
        paragraph(text('recordReceipt2')),
      ],
    },
    {
      id: 'log',
      title: text('recordLog'),
      content: [
        paragraph(text('recordLog1')),
        copied(text('recordLog'), logLines(log).join('\n')),
        paragraph(text('recordLog2')),
      ],
    },
    { id: 'release', title: text('recordVerify'), content: releasePart(site, log, datasets) },
    {
      id: 'proves',
      title: text('recordProves'),
      content: [
        points([text('recordProves1'), text('recordProves2'), text('recordProves3')]),
        paragraph(text('recordNot')),
        points([text('recordNot1'), text('recordNot2'), text('recordNot3')]),
      ],
    },
  ]);
}

/** Lines that look at the whole log today, and later hold it against what was seen. */
function logLines(log: string): string[] {
  return [
    `curl --fail --silent --output old-checkpoint ${log}/checkpoint`,
    `npm run daylight -- verify log ${log} --since old-checkpoint`,
  ];
}

function standing(state: RecordState | undefined, log: string): Html[] {
  if (state === undefined) return [html`<p class="notice">${text('recordEmpty')}</p>`];
  const { origin, size, root, note, key } = state;
  const facts = [
    [text('recordName'), origin],
    [text('recordSize'), text('recordEntries', { n: formatCount(size) })],
    [text('recordRoot'), root],
    [text('recordKey'), key],
  ];
  return [
    html`<dl class="receipt">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
    paragraph(html`${text('recordSigned')} <a href="/log/checkpoint">${log}/checkpoint</a>`),
    copied(text('recordCheckpoint'), note),
  ];
}

function releasePart(site: Site, log: string, datasets: readonly DatasetReleases[]): Html[] {
  const releases = datasets
    .flatMap(({ releases: all }) => all)
    .sort((a, b) => b.manifest.created.localeCompare(a.manifest.created));
  const [newest] = releases.filter(({ tombstone }) => !tombstone);
  if (newest === undefined) return [paragraph(text('recordNoRelease'))];
  const { dataset, version } = newest.manifest;
  const { zip, zipSum } = namesOf(newest.manifest);
  const folder = zip.replace(/\.zip$/, '');
  const lines = [
    `curl --fail --silent --remote-name-all ${site.baseUrl}/datasets/${dataset}/${version}/{${zip},${zipSum}}`,
    `unzip -q ${zip} && mv ${zip} ${zipSum} ${folder}`,
    `npm run daylight -- verify release ${folder} --log ${log}`,
  ];
  const rows = releases
    .slice(0, mostReleases)
    .map(
      ({ manifest, files }) =>
        html`<tr><th scope="row"><a href="/datasets/${manifest.dataset}/${manifest.version}/">${manifest.dataset} ${manifest.version}</a></th><td class="day">${formatDay(manifest.created)}</td><td><code class="sum">${files.get('manifest.json')?.sha256 ?? ''}</code></td></tr>`,
    );
  return [
    paragraph(text('recordVerify1')),
    copied(text('recordVerify'), lines.join('\n')),
    paragraph(text('recordVerify2')),
    copied(text('check'), verifyCommands.join('\n')),
    paragraph(text('recordReleases')),
    scrollTable(
      text('recordReleases'),
      [head(text('recordReleaseName')), head(text('released')), head(text('recordManifest'))],
      rows,
    ),
  ];
}
