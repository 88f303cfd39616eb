/** Size of a drawing of which nothing says how large it is, in CSS pixels: that of a replaced element. */
const usualSize = { width: 300, height: 150 };
const usualFont = 16;
/** Width of a letter, in font sizes. */
const letterWidth = 0.6;
const longestSource = 20_000;

/**
 * The words that an SVG in the background of an element shows. Where its words stand is the sum of x, dx and the moves
 * of its transforms; words outside of what is seen of the drawing, or without colour, are decoys.
 */
export function backgroundWords(element: Element): string {
  const source = sourceOf(element);
  const svg = source && source.length < longestSource && parseSvg(source, element.ownerDocument);
  if (!svg) return '';
  const { width, height } = sizeOf(element, svg);
  return [...svg.querySelectorAll('text')]
    .filter((text) => {
      const x = placeOf(text, svg, ['x', 'dx']);
      const y = placeOf(text, svg, ['y', 'dy']);
      const font = Number.parseFloat(textProperty(text, svg, 'font-size')) || usualFont;
      const length = text.textContent.length * font * letterWidth;
      return isInked(text, svg) && x > -length && x < width && y > 0 && y < height + font;
    })
    .map((text) => text.textContent)
    .join(' ');
}

/** Address of the drawing, where it stands in a `data:` URI. */
function sourceOf(element: Element): string | undefined {
  const inline = element.getAttribute('style') ?? '';
  const style = 'checkVisibility' in element ? getComputedStyle(element).backgroundImage : inline;
  const [, double, single, plain] =
    /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)]*))/.exec(style) ?? [];
  const address = (double ?? single ?? plain)?.replace(/\\(.)/g, '$1');
  return address?.startsWith('data:image/svg+xml') ? address : undefined;
}

function parseSvg(source: string, { defaultView }: Document): Element | undefined {
  const comma = source.indexOf(',');
  const body = source.slice(comma + 1);
  try {
    const text = source.slice(0, comma).endsWith(';base64') ? atob(body) : decodeURIComponent(body);
    const Parser = defaultView?.DOMParser ?? DOMParser;
    return new Parser().parseFromString(text, 'image/svg+xml').documentElement;
  } catch {
    return undefined; // It was no drawing.
  }
}

/** What is seen of a drawing: as much as the box of its element has room for; without layout, what it says itself. */
function sizeOf(element: Element, svg: Element): { width: number; height: number } {
  if ('checkVisibility' in element) return element.getBoundingClientRect();
  const said = (name: 'width' | 'height') =>
    Number.parseFloat(svg.getAttribute(name) ?? '') || usualSize[name];
  return { width: said('width'), height: said('height') };
}

/** Place of a text in its drawing along one axis. */
function placeOf(text: Element, svg: Element, [own, moved]: readonly ['x' | 'y', string]): number {
  let place = 0;
  for (const e of upTo(text, svg)) {
    for (const name of [own, moved]) place += Number.parseFloat(e.getAttribute(name) ?? '') || 0;
    const moves = e.getAttribute('transform') ?? '';
    for (const [, axis, words = ''] of moves.matchAll(/translate([XY]?)\(([^)]*)\)/g)) {
      const [first = 0, second = 0] = words
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number.parseFloat);
      const [x, y] = axis === 'Y' ? [0, first] : [first, second];
      place += own === 'x' ? x : y;
    }
  }
  return place;
}

function isInked(text: Element, svg: Element): boolean {
  const said = (name: string) => textProperty(text, svg, name);
  return (
    !/^(?:none|transparent)$/.test(said('fill')) &&
    said('display') !== 'none' &&
    said('visibility') !== 'hidden' &&
    !['opacity', 'fill-opacity', 'font-size'].some(
      (name) => said(name) && Number.parseFloat(said(name)) === 0,
    )
  );
}

/** A property of a text, as it or what is around it says by attribute or inline style; '' where nothing does. */
function textProperty(text: Element, svg: Element, name: string): string {
  for (const e of upTo(text, svg)) {
    const styled = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(e.getAttribute('style') ?? '')?.[1];
    const value = styled ?? e.getAttribute(name);
    if (value) return value.trim();
  }
  return '';
}

function upTo(element: Element, top: Element): Element[] {
  const path: Element[] = [];
  for (let e: Element | null = element; e; e = e === top ? null : e.parentElement) path.push(e);
  return path;
}
