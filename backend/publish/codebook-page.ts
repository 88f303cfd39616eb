import { titleOf } from './citation.ts';
import { codebookLines } from './codebook.ts';
import type { ReleaseFacts } from './manifest.ts';
import { csvRule, keyRule } from './release-papers.ts';

const heads = [
  ['label', 'Name'],
  ['meaning', 'Meaning'],
  ['type', 'Type'],
  ['unit', 'Unit'],
  ['allowed', 'Allowed'],
  ['missing', 'When it is missing'],
  ['measured', 'How it is measured'],
  ['protection', 'How people are protected'],
  ['since', 'Since'],
] as const;

const style = `:root{color-scheme:light dark;--paper:light-dark(#fffdf8,#14110d);--ink:light-dark(#221d16,#f3ece0);--line:light-dark(#d8ccb6,#4a4032);--tint:light-dark(#fff1d6,#2b2113)}
body{margin:0 auto;max-inline-size:100rem;padding:2rem clamp(1rem,4vw,3rem);font:1rem/1.55 system-ui,sans-serif;background:var(--paper);color:var(--ink)}
h1,p{max-inline-size:52rem;overflow-wrap:anywhere}
.notice{background:var(--tint);padding:.7rem 1rem;font-weight:700}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .8rem;border-block-end:1px solid var(--line);min-inline-size:6rem}
thead th{background:var(--tint);white-space:nowrap}
td:nth-of-type(2){min-inline-size:18rem}
code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}`;

/** `codebook.html`: what every column means, to be read from a disk as well as from the portal: one file, no script. */
export function codebookPage(facts: ReleaseFacts): string {
  const title = escapeHtml(`Codebook: ${titleOf(facts)}, version ${facts.version}`);
  const rows = codebookLines(facts.columns, facts.protection.selection).map(
    (line) =>
      `<tr><th scope="row"><code>${escapeHtml(line.column)}</code></th>${heads.map(([head]) => `<td>${escapeHtml(line[head])}</td>`).join('')}</tr>`,
  );
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
<thead><tr><th scope="col">Column</th>${heads.map(([, name]) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
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
