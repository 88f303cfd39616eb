import { parse } from 'parse5';

/**
 * What is wrong with a page as a document: errors of the HTML standard's parser, names that stand twice or nowhere,
 * headings that skip a level, anything inline that the content security policy would stop.
 * @returns one sentence each; none for a sound page
 */
export function pageFaults(markup: string, document: Document): string[] {
  const faults: string[] = [];
  parse(markup, { onParseError: ({ code, startLine }) => faults.push(`line ${startLine}: ${code}`) });
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, place) => ids.indexOf(one) !== place)))
    faults.push(`the id ${id} stands twice`);
  for (const name of ['aria-labelledby', 'aria-describedby', 'for'])
    for (const element of document.querySelectorAll(`[${name}]`))
      for (const id of (element.getAttribute(name) ?? '').split(/\s+/))
        if (!ids.includes(id)) faults.push(`${name} names ${id}, which is not there`);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) =>
    Number(tagName[1]),
  );
  if (levels.filter((level) => level === 1).length !== 1) faults.push('there is not one h1');
  for (const [place, level] of levels.entries())
    if (place > 0 && level > (levels[place - 1] ?? 1) + 1) faults.push(`an h${level} skips a level`);
  for (const element of document.querySelectorAll('*'))
    for (const name of element.getAttributeNames())
      if (name === 'style' || name.startsWith('on')) faults.push(`${element.tagName} has an inline ${name}`);
  if (document.querySelector('style, script:not([src]):not([type="application/ld+json"])'))
    faults.push('there is an inline script or style');
  for (const words of ['undefined', 'NaN', '[object', 'Infinity'])
    if (document.querySelector('main')?.textContent?.includes(words)) faults.push(`it says ${words}`);
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
