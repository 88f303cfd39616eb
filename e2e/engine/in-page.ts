import type { RulePack } from '#shared/rules/rule-pack.ts';
import { readDocument } from '../../tools/sources/read-document.ts';

// What the driver of the browser calls by name.
Object.assign(globalThis, {
  readPage(html: string, address: string, pack: RulePack) {
    const frame = document.querySelector('iframe');
    if (!frame?.contentDocument) throw new Error('The page has no frame');
    frame.contentDocument.documentElement.innerHTML = html;
    return readDocument(frame.contentDocument, address, pack);
  },
});
