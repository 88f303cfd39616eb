import { titleOf } from './citation.ts';
import { codebookLines } from './codebook.ts';
import type { ReleaseFacts } from './manifest.ts';
import { csvRule, keyRule } from './release-papers.ts';

const heads = [
  'Column',
  'Meaning',
  'Type',
  'Allowed',
  'When it is missing',
  'How it is measured, and people protected',
];

const style = `:root{color-scheme:light dark;--paper:light-dark(#fffdf8,#14110d);--ink:light-dark(#221d16,#f3ece0);--line:light-dark(#d8ccb6,#4a4032);--tint:light-dark(#fff1d6,#2b2113)}
body{margin:0 auto;max-inline-size:100rem;padding:2rem clamp(1rem,4vw,3rem);font:1rem/1.55 system-ui,sans-serif;background:var(--paper);color:var(--ink)}
h1,p{max-inline-size:52rem;overflow-wrap:anywhere}
.notice{background:var(--tint);padding:.7rem 1rem;font-weight:700}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .8rem;border-block-end:1px solid var(--line);min-inline-size:6rem}
thead th{background:var(--tint)}
td:nth-of-type(1),td:nth-of-type(5){min-inline-size:16rem}
td{overflow-wrap:anywhere}
code{font-family:ui-monospace,monospace;white-space:nowrap}
small{display:block;font-weight:400;opacity:.85}`;

/** `codebook.html`: what every column means, to be read from a disk as well as from the portal: one file, no script. */
export function codebookPage(facts: ReleaseFacts): string {
  const title = escapeHtml(`Codebook: ${titleOf(facts)}, version ${facts.version}`);
  const rows = codebookLines(facts.columns, facts.protection.selection).map((line) => {
    const named = [line.label, `since ${line.since}`].map(small).join('');
    const cells = [
      escapeHtml(line.meaning),
      `${line.type}${line.unit === '' ? '' : small(line.unit)}`,
      escapeHtml(line.allowed),
      escapeHtml(line.missing),
      escapeHtml(`${line.measured}. ${line.protection}.`),
    ];
    return `<tr><th scope="row"><code>${escapeHtml(line.column)}</code>${named}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${facts.notice === undefined ? '' : `<p class="notice">${escapeHtml(facts.notice)}</p>\n`}<h1>${title}</h1>
<p>${escapeHtml(facts.question)}</p>
<p>${escapeHtml(facts.description)}</p>
<div class="scroll" role="region" aria-label="Columns" tabindex="0"><table>
<thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
<p>${escapeHtml(`${keyRule(facts)} ${csvRule}`)}</p>
<p>Released on ${facts.created}.</p>
</main>
</body>
</html>
`;
}

function small(text: string): string {
  return `<small>${escapeHtml(text)}</small>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
