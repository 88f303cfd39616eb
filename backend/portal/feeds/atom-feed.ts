import { authorOf, titleOf } from '../../publish/citation.ts';
import { licence } from '../../publish/licence.ts';
import type { Release } from '../../publish/read-release.ts';
import type { DatasetReleases } from '../../publish/release-catalogue.ts';
import type { Site } from '../layout.ts';
import { formatCount, text } from '../text.ts';
import { feedPath } from './feed-links.ts';
import { xml } from './xml.ts';

/** Entries in the feed at a time. */
const mostEntries = 200;

interface Entry {
  id: string;
  day: string;
  title: string;
  author: string;
  page: string;
  summary: string;
}

/**
 * New releases and withdrawals, newest first, as Atom (RFC 4287). Equal releases give an equal feed: its moments are the days
 * of the releases, so that a reader asks again for nothing.
 */
export function atomFeed(site: Site, datasets: readonly DatasetReleases[]): string {
  const entries = datasets
    .flatMap(({ releases }) => releases.flatMap((release) => entriesOf(site, release)))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1))
    .slice(0, mostEntries);
  const updated = entries[0]?.day ?? '1970-01-01';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${xml(`${site.baseUrl}${feedPath}`)}</id>
<title>${xml(`${text('feedTitle')}: ${site.studyName}`)}</title>
<updated>${moment(updated)}</updated>
<link rel="self" type="application/atom+xml" href="${xml(`${site.baseUrl}${feedPath}`)}"/>
<link rel="alternate" type="text/html" href="${xml(`${site.baseUrl}/datasets/`)}"/>
<rights>${xml(licence.title)}</rights>
${entries.map(entryXml).join('')}</feed>
`;
}

function entriesOf(site: Site, { manifest, tombstone }: Release): Entry[] {
  const { dataset, version, created, question, rows } = manifest;
  const page = `${site.baseUrl}/datasets/${dataset}/${version}/`;
  const name = { title: titleOf(manifest), version };
  const about = { page, author: authorOf(manifest) };
  const released = {
    ...{ ...about, id: page, day: created, title: text('feedReleased', name) },
    summary: `${question} ${text('rowsCount', { n: formatCount(rows) })}.`,
  };
  if (tombstone === undefined) return [released];
  const withdrawn = { ...about, id: `${page}#withdrawn`, day: tombstone.day };
  return [released, { ...withdrawn, title: text('feedWithdrawn', name), summary: tombstone.reason }];
}

function entryXml({ id, day, title, author, page, summary }: Entry): string {
  return `<entry>
<id>${xml(id)}</id>
<title>${xml(title)}</title>
<updated>${moment(day)}</updated>
<author><name>${xml(author)}</name></author>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
<summary>${xml(summary)}</summary>
</entry>
`;
}

/** A day as the moment that Atom asks for. */
const moment = (day: string) => `${day}T00:00:00Z`;
