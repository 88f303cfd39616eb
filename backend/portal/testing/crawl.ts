import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';

/** What a reader finds who follows every link. */
export interface Crawl {
  /** Every page of HTML, by its path with query. */
  pages: Map<string, { markup: string; document: Document }>;
  /** Links that lead nowhere: from which page, to where, and what came of it. */
  broken: string[];
  /** Everything that a page would load by itself, or send a form to, from somewhere else. */
  foreign: string[];
}

/** Filters and pages make many addresses of one page: so many of each are followed. */
const mostQueries = 6;

/**
 * Follows every link, style, script, picture and form of a portal from its front page on: each must answer, and each
 * fragment must be on its page. Files are asked for by HEAD.
 */
export async function crawl(app: Hono, origin: string): Promise<Crawl> {
  const found: Crawl = { pages: new Map(), broken: [], foreign: [] };
  const asked = new Map<string, Promise<number>>();
  const queries = new Map<string, number>();
  const waiting: string[] = [];
  const fragments: { from: string; to: string; id: string }[] = [];

  async function ask(path: string): Promise<number> {
    const isFile = /\.\w+$/.test(path.replace(/\?.*/, ''));
    const answer = await app.request(path, { method: isFile ? 'HEAD' : 'GET' });
    if (answer.status >= 300 && answer.status < 400)
      return follow(path, new URL(answer.headers.get('location') ?? '', `${origin}${path}`));
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html'))
      return answer.status;
    const markup = await (isFile ? await app.request(path) : answer).text();
    found.pages.set(path, { markup, document: parseHTML(markup).document });
    waiting.push(path);
    return 200;
  }
  const follow = (from: string, to: URL): Promise<number> => {
    const path = to.pathname + to.search;
    const count = queries.get(to.pathname) ?? 0;
    if (to.search !== '' && !asked.has(path) && count >= mostQueries) return Promise.resolve(200);
    if (to.search !== '' && !asked.has(path)) queries.set(to.pathname, count + 1);
    const answer = asked.get(path) ?? ask(path);
    asked.set(path, answer);
    if (to.hash !== '') fragments.push({ from, to: path, id: decodeURIComponent(to.hash.slice(1)) });
    return answer;
  };

  await follow('', new URL('/', origin));
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    for (const { address, loads } of addressesOn(found.pages.get(path)?.document)) {
      const to = new URL(address, `${origin}${path}`);
      if (to.origin !== origin) {
        if (loads || !/^(https?|mailto):$/.test(to.protocol)) found.foreign.push(`${path}: ${address}`);
        continue;
      }
      const status = await follow(path, to);
      if (status !== 200) found.broken.push(`${path}: ${address} (${status})`);
    }
  }
  for (const { from, to, id } of fragments)
    if (found.pages.get(to)?.document.getElementById(id) === null)
      found.broken.push(`${from}: ${to}#${id} (no such place)`);
  return found;
}

function addressesOn(document: Document | undefined): { address: string; loads: boolean }[] {
  if (document === undefined) return [];
  const all = (selector: string, name: string, loads: boolean) =>
    [...document.querySelectorAll(selector)].flatMap((element) => {
      const address = element.getAttribute(name);
      return address === null ? [] : [{ address, loads }];
    });
  return [
    ...all('a[href]', 'href', false),
    ...all('link[href]:not([rel=canonical])', 'href', true),
    ...all('script[src], img[src], iframe[src], source[src]', 'src', true),
    ...all('form:not([method=post])', 'action', true),
  ];
}
