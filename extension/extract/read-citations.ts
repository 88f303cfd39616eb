import type { AnswerDetail } from '#shared/observations/fields.ts';
import type { CitationField, CitationRule } from '#shared/rules/item-rule.ts';
import { closestTo, findAll } from './find-elements.ts';
import { cut } from './read-field.ts';
import { readFirst } from './read-value.ts';

type Citation = AnswerDetail['citations'][number];

/** Most sources of one answer, and the largest number one can have, as in shared/observations. */
const most = 100;
const largest = 500;

/**
 * The sources that an answer names, in the order of the rules and of the page. A source that was listed already is not
 * listed again, unless it stands behind another claim. One without an address is a source as well: that it is missing is
 * what somebody may want to know; where it has a number of a list on the page, it is the source of that number.
 */
export function readCitations(item: Element, rules: readonly CitationRule[], address: string): Citation[] {
  const list = new Map<number, Citation>();
  for (const rule of rules.filter((r) => r.list))
    for (const element of elementsOf(item, rule)) {
      const citation = readCitation(element, rule, address, list.size + 1);
      list.set(citation.n, citation);
    }
  const found: Citation[] = [];
  const claims = new Map<string, Set<string>>();
  const add = (citation: Citation): void => {
    const name = citation.url ?? `${citation.domain ?? ''} ${citation.title ?? citation.n}`;
    const known = claims.get(name);
    if (found.length === most || (known && (!citation.claim || known.has(citation.claim)))) return;
    claims.set(name, (known ?? new Set()).add(citation.claim ?? ''));
    found.push(citation);
  };
  for (const rule of rules.filter((r) => !r.list))
    for (const element of elementsOf(item, rule)) {
      const citation = readCitation(element, rule, address, found.length + 1);
      const isNumbered = citation.url === null && readFirst(element, rule.fields.n ?? [], address) !== '';
      const listed = isNumbered ? list.get(citation.n) : undefined;
      add(listed ? { ...citation, ...pick(listed) } : citation);
    }
  for (const citation of list.values()) add(citation);
  return found;
}

function pick({ url, domain, title }: Citation): Pick<Citation, 'url' | 'domain' | 'title'> {
  return { url, domain, title };
}

function elementsOf(item: Element, { closest, page, select, notInside }: CitationRule): Element[] {
  const start = page ? item.ownerDocument : closest ? closestTo(item, closest) : item;
  if (!start) return [];
  return findAll(start, select).filter((e) => !notInside?.some((s) => e.parentElement?.closest(s)));
}

function readCitation(element: Element, { fields }: CitationRule, address: string, place: number): Citation {
  const read = (field: CitationField) => readFirst(element, fields[field] ?? [], address);
  const n = Number(read('n') || place);
  const url = httpsAddress(read('url'));
  const claim = cut(read('claim'), 500);
  return {
    n: n >= 1 && n <= largest ? n : Math.min(place, largest),
    url,
    domain: domainText(read('domain')) ?? (url && domainText(new URL(url).hostname.replace(/^www\./, ''))),
    title: cut(read('title'), 500) || null,
    ...(claim ? { claim } : {}),
  };
}

function httpsAddress(text: string): string | null {
  return text.length <= 2000 && URL.parse(text)?.protocol === 'https:' ? text : null;
}

function domainText(text: string): string | null {
  return text.length <= 253 && /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(text) ? text : null;
}
