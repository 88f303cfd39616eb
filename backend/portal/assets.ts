import { readdirSync, readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { sha256 } from '../publish/release-contents.ts';
import { goodbyeScript } from './goodbye-page.ts';
import { matchesTag } from './http-range.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The portal's style sheet (the files of styles/, in order), icon and the script of the goodbye page, by path, each with
 * what answers for it.
 */
export function assets(): [path: string, answer: (c: Context) => Response][] {
  const styles = readdirSync(new URL('styles/', import.meta.url)).sort();
  const css = Buffer.concat(styles.map((name) => read(`styles/${name}`)));
  return [
    ['/portal.css', asset(css, 'text/css; charset=utf-8')],
    [goodbyeScript, asset(read('scripts/goodbye.js'), 'text/javascript; charset=utf-8')],
    ['/portal-icon.svg', asset(read('portal-icon.svg'), 'image/svg+xml')],
  ];
}

function read(file: string): Buffer {
  return readFileSync(new URL(file, import.meta.url));
}

function asset(bytes: Buffer<ArrayBufferLike>, type: string) {
  const body = new Uint8Array(bytes);
  const etag = `"${sha256(body)}"`;
  const headers = { ...securityHeaders, etag, 'cache-control': 'no-cache', 'content-type': type };
  return (c: Context) =>
    matchesTag(c.req.header('if-none-match'), etag) ? c.body(null, 304, headers) : c.body(body, 200, headers);
}
