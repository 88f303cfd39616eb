import { readFileSync } from 'node:fs';
import type { Context } from 'hono';

/** Style sheet and script of the pages for moderators, by path. Neither holds anything of anybody. */
export function adminAssets(): [path: string, answer: (c: Context) => Response][] {
  return [
    [
      '/admin.css',
      asset(['styles/1-frame.css', 'styles/2-story.css', 'styles/3-parts.css'], 'text/css; charset=utf-8'),
    ],
    ['/keyboard.js', asset(['scripts/keyboard.js'], 'text/javascript; charset=utf-8')],
  ];
}

function asset(files: readonly string[], type: string) {
  const body = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('');
  return (c: Context) => c.body(body, 200, { 'content-type': type });
}
