/**
 * The small tile of a store, 440 x 280, as a page: the icon, the name, and one line. It says no more, since stores show it
 * as small as a stamp.
 */
export function promoTile({ icon, name, line }: { icon: string; name: string; line: string }): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><style>
    html, body { margin: 0; block-size: 280px; inline-size: 440px; overflow: hidden }
    body { display: grid; grid-template-columns: 132px 1fr; align-items: center; gap: 22px; box-sizing: border-box;
      padding: 24px 28px; background: linear-gradient(180deg, #fff8e8, #ffe3b0); color: #2b2118;
      font-family: system-ui, sans-serif }
    svg { inline-size: 132px; block-size: 132px }
    h1 { margin: 0 0 8px; font-size: 40px; line-height: 1; letter-spacing: -0.02em }
    p { margin: 0; font-size: 17px; line-height: 1.35 }
  </style></head><body>${icon}<div><h1>${name}</h1><p>${line}.</p></div></body></html>`;
}
