/** Size of a background drawing whose own size is not said, in CSS pixels: that of a replaced element. */
const defaultSize = { width: 300, height: 150 };

/**
 * The words that an SVG in the background of an element shows. Where its words stand is the sum of x, dx and the moves
 * of its transforms; words outside of the drawing are decoys.
 */
export function backgroundWords(element: Element): string {
  const style = element.getAttribute('style') ?? '';
  const source = /url\(\s*["']?(data:image\/svg\+xml[^"')]*)/.exec(style)?.[1];
  const svg = source && source.length < 20_000 && parseSvg(source, element.ownerDocument);
  if (!svg) return '';
  const size = (name: 'width' | 'height') =>
    Number.parseFloat(svg.getAttribute(name) ?? '') || defaultSize[name];
  const isInside = (at: number, most: number) => at > -most && at < most;
  return [...svg.querySelectorAll('text')]
    .filter(
      (text) =>
        isInside(placeOf(text, svg, 0), size('width')) && isInside(placeOf(text, svg, 1), size('height')),
    )
    .map((text) => text.textContent)
    .join(' ');
}

function parseSvg(source: string, { defaultView }: Document): Element | undefined {
  const [head = '', body = ''] = [
    source.slice(0, source.indexOf(',')),
    source.slice(source.indexOf(',') + 1),
  ];
  try {
    const text = head.endsWith(';base64') ? atob(body) : decodeURIComponent(body);
    const Parser = defaultView?.DOMParser ?? DOMParser;
    return new Parser().parseFromString(text, 'image/svg+xml').documentElement;
  } catch {
    return undefined; // It was no drawing.
  }
}

/** Place of a text in its drawing along one axis: 0 is x, 1 is y. */
function placeOf(text: Element, svg: Element, axis: 0 | 1): number {
  const [own, moved] = axis === 0 ? ['x', 'dx'] : ['y', 'dy'];
  let place = 0;
  for (let e: Element | null = text; e && e !== svg.parentNode; e = e.parentElement) {
    for (const name of [own, moved] as const) place += Number.parseFloat(e.getAttribute(name) ?? '') || 0;
    for (const [, kind = '', words = ''] of (e.getAttribute('transform') ?? '').matchAll(
      /(translate[XY]?)\(([^)]*)\)/g,
    )) {
      const [first = 0, second = 0] = words
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number.parseFloat);
      place +=
        kind === 'translateX'
          ? axis === 0
            ? first
            : 0
          : kind === 'translateY'
            ? axis === 1
              ? first
              : 0
            : axis === 0
              ? first
              : second;
    }
  }
  return place;
}
