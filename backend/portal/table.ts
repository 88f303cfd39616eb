import { html } from 'hono/html';
import { codebookLines, type Selection } from '../publish/codebook.ts';
import type { Column } from '../publish/columns.ts';
import type { Row, Value } from '../publish/row.ts';
import type { Html } from './layout.ts';
import { text } from './text.ts';

/** A table that scrolls in its own box, which the keyboard can reach. */
export function scrollTable(label: string, heads: readonly Html[], rows: readonly Html[], kind = ''): Html {
  return html`<div class="scroll ${kind}" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** A column head. */
export function head(name: string, numeric = false): Html {
  return numeric ? html`<th scope="col" class="number">${name}</th>` : html`<th scope="col">${name}</th>`;
}

/** The codebook: one line a column. */
export function codebookTable(columns: readonly Column[], selection: Selection): Html {
  const heads = (['column', 'meaning', 'type', 'allowed', 'missing', 'measured'] as const).map((key) =>
    head(text(key)),
  );
  const rows = codebookLines(columns, selection).map(
    (line) =>
      html`<tr><th scope="row"><code>${line.column}</code><span class="note">${line.label}</span><span class="note">${text('since', { version: line.since })}</span></th><td class="wide">${line.meaning}</td><td>${line.type}${line.unit === '' ? '' : html`<span class="note">${line.unit}</span>`}</td><td class="pattern">${line.allowed}</td><td class="pattern">${line.missing}</td><td class="wide">${line.measured}. ${line.protection}.</td></tr>`,
  );
  return scrollTable(text('codebookLabel'), heads, rows, 'codebook');
}

/** Rows of data, as they are in the files. */
export function dataTable(label: string, rows: readonly Row[], columns: readonly Column[]): Html {
  const heads = columns.map((column) => head(column.name, isNumeric(column)));
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => dataCell(row[column.name] ?? null, column))}</tr>`,
  );
  return scrollTable(label, heads, body, 'data');
}

// The text is somebody else's, in any script: <bdi> keeps its direction to itself.
function dataCell(value: Value, column: Column): Html {
  if (value === null) return html`<td class="faint">${text('missingValue')}</td>`;
  if (isNumeric(column)) return html`<td class="number">${value}</td>`;
  return html`<td class="${column.freeText ? 'words' : 'code'}"><bdi>${String(value)}</bdi></td>`;
}

function isNumeric(column: Column): boolean {
  return column.type === 'integer' || column.type === 'number';
}
