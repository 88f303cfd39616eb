import type { RulePack } from '#shared/rules/rule-pack.ts';
import { drawnText } from '../../extension/extract/drawn-text.ts';
import { tidy } from '../../extension/extract/text-of.ts';
import { readDocument } from '../../tools/sources/read-document.ts';

function show(html: string): Document {
  const frame = document.querySelector('iframe');
  if (!frame?.contentDocument) throw new Error('The page has no frame');
  frame.contentDocument.documentElement.innerHTML = html;
  return frame.contentDocument;
}

// What the driver of the browser calls by name.
Object.assign(globalThis, {
  readPage(html: string, address: string, pack: RulePack) {
    return readDocument(show(html), address, pack);
  },
  drawnWords(html: string) {
    const label = show(html).querySelector('#label');
    return label && tidy(drawnText(label));
  },
});
