import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { namesOf } from '../publish/check-files.ts';
import { simulatedNotice } from '../publish/licence.ts';
import type { ReleaseFile } from '../publish/manifest.ts';
import type { Release } from '../publish/read-release.ts';
import type { Tombstone } from '../publish/tombstone.ts';
import { fileMemory } from './file-memory.ts';
import { fileStream } from './file-stream.ts';
import { matchesTag, readRange } from './http-range.ts';
import { securityHeaders } from './security-headers.ts';
import { formatDay, text } from './text.ts';

/** For anybody's program, from anywhere: files are public and never change. */
const openToAll = {
  ...securityHeaders,
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Content-Range, Content-Length, Accept-Ranges, Repr-Digest',
  'cross-origin-resource-policy': 'cross-origin',
};

/** A paper in HTML brings its few rules along, since it is read from disks, too. It may do nothing else. */
const paperHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
};

/** Whether a file holds the figures of a release; the others are papers about it. */
export function isData({ manifest }: Release, { path }: ReleaseFile): boolean {
  const { zip, zipSum } = namesOf(manifest);
  return path.startsWith(`${manifest.dataset}.`) || [zip, zipSum, 'measurements.json'].includes(path);
}

/**
 * Sends a file of a release, or the part asked for: strong ETag (its SHA-256), single ranges, If-None-Match, If-Range,
 * HEAD. A file that is not as long as its manifest says is not sent; data of a release that was withdrawn are gone (410).
 */
export async function serveFile(c: Context, release: Release, file: ReleaseFile): Promise<Response> {
  if (release.tombstone && isData(release, file)) return gone(c, release.tombstone);
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    ...openToAll,
    ...(file.mediaType.startsWith('text/html') ? paperHeaders : {}),
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': file.mediaType,
    'content-disposition': disposition(release, file),
    'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
  };
  if (matchesTag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const head = c.req.method === 'HEAD';
  const ifRange = c.req.header('if-range');
  const asked =
    head || (ifRange !== undefined && ifRange.trim() !== etag) ? undefined : c.req.header('range');
  const range = readRange(asked, file.bytes);
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${file.bytes}` },
    });

  const body = await openBody(join(release.folder, file.path), file, range, head);
  if (body === 'damaged')
    return c.text(text('damagedText'), 500, { ...openToAll, 'cache-control': 'no-store' });
  if (range === 'whole')
    return new Response(body, { headers: { ...headers, 'content-length': String(file.bytes) } });
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.end - range.start + 1),
      'content-range': `bytes ${range.start}-${range.end}/${file.bytes}`,
    },
  });
}

function gone(c: Context, { day, reason }: Tombstone): Response {
  const sentence = text('goneText', { day: formatDay(day), reason });
  return c.text(sentence, 410, { ...openToAll, 'cache-control': 'no-store' });
}

/** Answer to a browser that asks whether a page elsewhere may fetch files. */
export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...openToAll,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Range, If-Range, If-None-Match',
      'access-control-max-age': '86400',
    },
  });
}

/** By what is in them, so that all releases, and all portals of a process, may share it. */
const memory = fileMemory();

async function openBody(
  path: string,
  listed: ReleaseFile,
  range: ReturnType<typeof readRange>,
  head: boolean,
): Promise<ReadableStream | Uint8Array<ArrayBuffer> | null | 'damaged'> {
  const kept = await memory.take(path, listed);
  if (kept === 'damaged') return kept;
  if (kept !== 'too-large') {
    if (head || listed.bytes === 0) return null;
    // Never changed by anybody, and over memory that is not shared between threads.
    return (
      typeof range === 'object' ? kept.subarray(range.start, range.end + 1) : kept
    ) as Uint8Array<ArrayBuffer>;
  }
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return 'damaged';
  const isWhole = (await file.stat()).size === listed.bytes;
  if (isWhole && !head)
    return typeof range === 'object'
      ? fileStream(file, range.start, range.end)
      : fileStream(file, 0, listed.bytes - 1);
  await file.close();
  return isWhole ? null : 'damaged';
}

// Data are saved, papers are shown. The name is the one in SHA256SUMS, unless it must warn.
function disposition({ manifest }: Release, { path }: ReleaseFile): string {
  const saved = path.startsWith(`${manifest.dataset}.`) || path === namesOf(manifest).zip;
  const warning = manifest.simulated ? `${simulatedNotice.split(' ')[0]}-` : '';
  return saved ? `attachment; filename="${warning}${path}"` : 'inline';
}
