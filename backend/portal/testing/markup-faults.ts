import { JSDOM } from 'jsdom';

/**
 * What is wrong with a page's markup: elements that a parser had to move, add or close by itself, doubled ids, names that lead
 * nowhere, headings that skip a level. Empty where nothing is.
 */
export function markupFaults(markup: string): string[] {
  const { document } = new JSDOM(markup).window;
  return [
    ...movedElements(markup, document),
    ...doubledIds(document),
    ...lostNames(document),
    ...skippedHeadings(document),
  ];
}

// As written and as understood: where the two differ, a tag was left open, or stood where it may not.
function movedElements(markup: string, document: Document): string[] {
  const written = [
    ...markup.replaceAll(/<(script)\b[^>]*>[\s\S]*?<\/script>/g, '<$1>').matchAll(/<([a-z][a-z0-9]*)\b/gi),
  ].map(([, name = '']) => name.toLowerCase());
  const understood = [...document.querySelectorAll('*')].map(({ localName }) => localName.toLowerCase());
  const first = written.findIndex((name, place) => name !== understood[place]);
  const opened = (markup.match(/<\/[a-z]/gi) ?? []).length;
  const closing = written.filter((name) => !voidElements.has(name)).length - selfClosed(markup);
  return [
    ...(first < 0 && written.length === understood.length
      ? []
      : [`element ${first}: <${written[first]}> is understood as <${understood[first]}>`]),
    ...(opened === closing ? [] : [`${closing} elements are opened and ${opened} closed`]),
  ];
}

const voidElements = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'wbr', 'source']);
const selfClosed = (markup: string) => (markup.match(/<[a-z][^<>]*\/>/gi) ?? []).length;

function doubledIds(document: Document): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `id ${id} stands twice`);
}

function lostNames(document: Document): string[] {
  return ['aria-labelledby', 'aria-describedby', 'for', 'headers'].flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
      (element.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .filter((id) => document.getElementById(id) === null)
        .map((id) => `${attribute} names ${id}, which is not there`),
    ),
  );
}

function skippedHeadings(document: Document): string[] {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) =>
    Number(localName[1]),
  );
  return levels.flatMap((level, place) =>
    level > (levels[place - 1] ?? 0) + 1
      ? [`a heading of level ${level} follows one of level ${levels[place - 1] ?? 0}`]
      : [],
  );
}
