import { html } from 'hono/html';
import type { Html, Page } from '../portal/layout.ts';
import { head, scrollTable } from '../portal/table.ts';
import { text } from '../portal/text.ts';
import { openApi } from './openapi.ts';
import type { Operation } from './operation.ts';

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: { type?: string; enum?: string[]; default?: unknown; items?: { type?: string } };
}

/**
 * The reference for people, made of the same document as OpenAPI.
 * @param baseUrl without a slash at the end, for the lines that people copy
 */
export function referencePage(operations: readonly Operation[], baseUrl: string): Page {
  const { tags, paths } = openApi(operations, []) as {
    tags: { name: string; description: string }[];
    paths: Record<string, { get: { parameters: Parameter[] } }>;
  };
  const ofPart = (name: string) => operations.filter(({ part }) => part === name);
  return {
    title: text('apiTitle'),
    path: '/api/',
    section: 'none',
    simulated: false,
    content: html`<div class="head"><h1>${text('apiTitle')}</h1><p class="lead">${text('apiLead')}</p>
<p><a href="/api/openapi.json">${text('apiDocument')}</a></p></div>
<section aria-labelledby="requests"><h2 id="requests">${text('apiOperations')}</h2><ul class="plain requests">${operations.map(
      ({ id, path, summary }) =>
        html`<li><a href="#${id}">${summary}</a> <code class="pattern">${path}</code></li>`,
    )}</ul></section>
${tags.map(
  ({
    name,
    description,
  }) => html`<section aria-labelledby="part-${name}"><h2 id="part-${name}">${name}</h2><p>${description}</p>
${ofPart(name).map((operation) => section(operation, paths[operation.path]?.get.parameters ?? [], baseUrl))}</section>`,
)}`,
  };
}

function section(operation: Operation, parameters: readonly Parameter[], baseUrl: string): Html {
  const { id, path, summary, description, answers, example, scope } = operation;
  const key = scope === undefined ? '' : '-H "Authorization: Bearer $KEY" ';
  const follow = example.includes('/latest/') && operation.part === 'Files' ? '-L ' : '';
  const line = `curl ${follow}${key}"${baseUrl}${example}"`;
  const heads = (labels: readonly Parameters<typeof text>[0][]) => labels.map((label) => head(text(label)));
  return html`<article class="operation" aria-labelledby="${id}"><h3 id="${id}">${summary}</h3>
<p class="request"><code>GET ${path}</code></p><p>${marked(description)}</p>
<pre tabindex="0" role="region" aria-label="${text('apiExample')}: ${summary}"><code>${line}</code></pre>
${
  parameters.length === 0
    ? ''
    : scrollTable(
        `${text('apiParameters')}: ${summary}`,
        heads(['apiParameter', 'meaning', 'type']),
        parameters.map(
          (one) =>
            html`<tr><th scope="row"><code>${one.name}</code><span class="note">${text(one.required ? 'apiRequired' : 'apiOptional')}</span></th><td class="wide">${marked(one.description ?? '')}</td><td class="pattern">${typeOf(one)}</td></tr>`,
        ),
      )
}
${scrollTable(
  `${text('apiAnswers')}: ${summary}`,
  heads(['apiStatus', 'meaning', 'apiMedia']),
  answers.map(
    ({ status, about, media }) =>
      html`<tr><th scope="row">${status}</th><td class="wide">${marked(about)}</td><td class="pattern">${media.map((type) => html`<code>${type}</code> `)}</td></tr>`,
  ),
)}</article>`;
}

function typeOf({ schema }: Parameter): string {
  const type =
    schema.enum?.join(' | ') ?? (schema.items ? `${schema.items.type}, ${text('apiAgain')}` : schema.type);
  return `${type ?? ''}${schema.default === undefined ? '' : ` (${text('apiDefault')} ${String(schema.default)})`}`;
}

/** What stands between backquotes is code; the rest is text, and escaped. */
function marked(words: string): Html {
  return html`${words.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
