import { createHash } from 'node:crypto';
import type { Observation } from '#shared/observations/observation.ts';

/** First 8 hex digits of the SHA-256 of a text, in which white space and letters without width are one space. */
export function hash8(text: string | null): string | null {
  const plainText = text?.replace(/[\s\u200b\u2060\ufeff]+/g, ' ').trim();
  return plainText ? createHash('sha256').update(plainText).digest('hex').slice(0, 8) : null;
}

/**
 * Names by which an item may stand in an expectation: its id, its address, its title's hash; of an ad the domain it leads
 * to, its advertiser's hash, the unit of its slot; and where there is nothing but a publisher, the hash of its id.
 */
export function keysOf(observation: Observation): string[] {
  const { item } = observation;
  const own = [item.id, item.url, hash8(item.title)];
  const ad =
    observation.kind === 'ad'
      ? [observation.ad.landingDomain, hash8(observation.ad.advertiser), observation.ad.slot?.unit ?? null]
      : [];
  const publisher = own.every((key) => key === null) ? [hash8(item.publisher.id)] : [];
  return [...own, ...ad, ...publisher].filter((key) => key !== null).map(plain);
}

/** Hashes of who published or paid for an item, by id and by name. */
export function publishersOf(observation: Observation): (string | null)[] {
  const { id, name } = observation.item.publisher;
  const paid = observation.kind === 'ad' ? [observation.ad.advertiser, observation.ad.landingDomain] : [];
  return [id, name, ...paid].map(hash8);
}

/** An address without what does not matter for whether it is the same page. */
export function plain(key: string): string {
  const url = /^https?:/.test(key) ? URL.parse(key) : null;
  if (!url) return key;
  const query = /(^|\.)youtube\.com$/.test(url.hostname) ? url.search : '';
  return `${url.hostname.replace(/^www\./, '')}${decode(url.pathname).replace(/\/$/, '')}${query}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A stray % is part of the address.
  }
}
