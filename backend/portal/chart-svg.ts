import type * as Plot from '@observablehq/plot';
import { html, raw } from 'hono/html';
import { parseHTML } from 'linkedom';
import type { Html } from './layout.ts';

/** An empty document to draw in: charts are made on the server. */
export function newDocument(): Document {
  return parseHTML('<html><body></body></html>').document;
}

/**
 * What Plot drew, ready for a page: no script and no inline style (the content security policy allows neither, and colours
 * come from the style sheet), with a title and a description inside, and the same words as the name of the picture.
 * @param said everything that the picture shows, in words
 */
export function finishChart(
  figure: ReturnType<typeof Plot.plot>,
  { title, said, kind }: { title: string; said: string; kind: string },
): Html {
  for (const style of figure.querySelectorAll('style')) style.remove();
  for (const styled of figure.querySelectorAll('[style]')) styled.removeAttribute('style');
  for (const hidden of figure.querySelectorAll('[aria-hidden]')) hidden.removeAttribute('aria-hidden');
  const { ownerDocument } = figure;
  const words = (tag: string, content: string) => {
    const element = ownerDocument.createElementNS('http://www.w3.org/2000/svg', tag);
    element.textContent = content;
    return element;
  };
  figure.prepend(words('title', title), words('desc', said));
  figure.setAttribute('class', kind);
  figure.setAttribute('aria-hidden', 'true');
  return html`<div role="img" aria-label="${said}">${raw(figure.outerHTML)}</div>`;
}
