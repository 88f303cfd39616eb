import { html } from 'hono/html';
import type { Html } from './frame.ts';

/** The end of an id, by which it is told from others; whoever points at it sees all of it. */
export function shortName(id: string): Html {
  const end = id.split('-').at(-1) ?? id;
  return html`<code title="${id}">…${end}</code>`;
}
