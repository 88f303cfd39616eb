import { markupFaults } from './markup-faults.ts';

/**
 * What is wrong with a page as a document: what makes it invalid, and anything inline that
 * the content security policy would stop.
 * @returns one sentence each; none for a sound page
 */
export function pageFaults(markup: string, document: Document): string[] {
  const faults = [...markupFaults(markup)];
  if (document.querySelectorAll('h1').length !== 1) faults.push('there is not one h1');
  for (const element of document.querySelectorAll('*'))
    for (const name of element.getAttributeNames())
      if (name === 'style' || name.startsWith('on')) faults.push(`${element.tagName} has an inline ${name}`);
  if (document.querySelector('style, script:not([src]):not([type="application/ld+json"])'))
    faults.push('there is an inline script or style');
  return faults;
}

/**
 * Bytes of a page without the data on it: the rows of tables, the drawing of charts, and what describes the data to
 * programs.
 */
export function bytesWithoutData(markup: string): number {
  const bare = markup
    .replaceAll(/<tbody>.*?<\/tbody>/gs, '')
    .replaceAll(/<svg[^>]* class="(?:panel|trend)-chart.*?<\/svg>/gs, '')
    .replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
  return Buffer.byteLength(bare);
}
