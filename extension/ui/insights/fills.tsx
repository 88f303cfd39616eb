/** How an area of a chart is filled: told apart by pattern, and by colour only on top of that. */
export type Fill = 'plain' | 'stripes' | 'dots' | 'lines';

/** The patterns of one chart, in an image of no size. Areas anywhere in the page are filled with `url(#id-fill)`. */
export function FillPatterns({ id }: { id: string }) {
  return (
    <svg width="0" height="0" class="patterns" aria-hidden="true">
      <defs>
        <pattern id={`${id}-plain`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="paint plain" width="8" height="8" />
        </pattern>
        <pattern
          id={`${id}-stripes`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="paint pale" width="6" height="6" />
          <rect class="paint stripes" width="3" height="6" />
        </pattern>
        <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="paint pale" width="6" height="6" />
          <circle class="paint dots" cx="3" cy="3" r="1.8" />
        </pattern>
        <pattern id={`${id}-lines`} width="6" height="5" patternUnits="userSpaceOnUse">
          <rect class="paint pale" width="6" height="5" />
          <rect class="paint lines" width="6" height="2" />
        </pattern>
      </defs>
    </svg>
  );
}

/** What each fill of a chart stands for; `id` is the one of the patterns. */
export function Legend({ id, entries }: { id: string; entries: readonly { name: string; fill: Fill }[] }) {
  return (
    <ul class="legend">
      {entries.map(({ name, fill }) => (
        <li key={fill}>
          <svg width="18" height="18" aria-hidden="true">
            <rect class="area" width="18" height="18" fill={`url(#${id}-${fill})`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
