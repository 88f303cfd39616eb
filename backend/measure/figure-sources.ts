import type { Figure } from './figure.ts';
import { publicSources } from './public-sources.ts';

/** The sites that a headline figure is about, as its definition names them; known sites alone, in the order of their ids. */
export function sourcesOf({ among }: Pick<Figure, 'among'>): string[] {
  const named = new Set([...among.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, name]) => name));
  return publicSources.map(({ source }) => source).filter((source) => named.has(source));
}
