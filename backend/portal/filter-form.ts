import { html, raw } from 'hono/html';
import type { Html } from './layout.ts';
import { text } from './text.ts';

/** A form that only asks: its answer is another address of the same page, which can be kept and sent on. */
export function filterForm(action: string, label: string, fields: readonly (Html | string)[]): Html {
  return html`<form class="filter" method="get" action="${action}" role="search" aria-label="${label}">
${fields}
<button class="button" type="submit">${text('filterShow')}</button></form>`;
}

/** A field for words. */
export function searchField(name: string, label: string, value: string): Html {
  return html`<label class="wide"><span>${label}</span><input type="search" name="${name}" value="${value}" maxlength="200"></label>`;
}

/** A choice of one or all; nothing where there is nothing to choose. */
export function chooser(
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html | string {
  if (options.length === 0) return '';
  const mark = (value: string) => (value === chosen ? raw(' selected') : '');
  return html`<label><span>${label}</span><select name="${name}"><option value="">${text('filterAll')}</option>${options.map(
    ([value, shown]) => html`<option value="${value}"${mark(value)}>${shown}</option>`,
  )}</select></label>`;
}
