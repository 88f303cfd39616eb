import { writeCsv } from '../publish/csv.ts';
import { licence, simulatedNotice } from '../publish/licence.ts';
import type { Manifest } from '../publish/manifest.ts';
import type { RowsPage } from './ask-rows.ts';
import { giveJson, giveText } from './give-json.ts';
import type { ApiContext } from './operation.ts';

/** Writes a page of rows in the format that was asked for; which version it is and where it goes on say its headers. */
export function giveRows(
  context: ApiContext,
  manifest: Manifest,
  page: RowsPage,
  { format, version }: { format: 'json' | 'ndjson' | 'csv'; version?: string | undefined },
  baseUrl: string,
): Response {
  const { dataset, notice } = manifest;
  const { columns, rows, total, next } = page;
  const home = `${baseUrl}/datasets/${dataset}/${manifest.version}`;
  const links = [`<${home}/codebook.html>; rel="describedby"`, `<${licence.url}>; rel="license"`];
  const following = new URL(context.req.url);
  if (next !== null) {
    following.searchParams.set('cursor', next);
    links.push(`<${baseUrl}${following.pathname}${following.search}>; rel="next"`);
  }
  const warning = notice === undefined ? '' : `${simulatedNotice.split(' ')[0]}-`;
  const headers = {
    link: links.join(', '),
    'daylight-version': manifest.version,
    'daylight-total': String(total),
    // A version never changes; how it is written may, with the next server.
    ...(version === undefined || version === 'latest' ? {} : { 'cache-control': 'public, max-age=86400' }),
  };
  const saved = (extension: string) => ({
    ...headers,
    'content-disposition': `attachment; filename="${warning}${dataset}-${manifest.version}-rows.${extension}"`,
  });
  switch (format) {
    case 'csv':
      return giveText(context, writeCsv(rows, columns), {
        ...saved('csv'),
        'content-type': 'text/csv; charset=utf-8',
      });
    case 'ndjson':
      return giveText(context, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), {
        ...saved('ndjson'),
        'content-type': 'application/x-ndjson',
      });
    case 'json': {
      const about = { dataset, version: manifest.version, ...(notice === undefined ? {} : { notice }) };
      return giveJson(context, { ...about, licence: licence.name, total, rows, next }, headers);
    }
  }
}
