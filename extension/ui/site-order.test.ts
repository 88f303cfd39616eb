import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inKnownOrder, knownOrder } from './site-order.ts';

const site = (source: string) => ({ source, name: source.toUpperCase() });

test('sites stand as people know them, and new ones after them by name', () => {
  const sites = ['zeta', 'bing', 'chatgpt', 'alpha', 'youtube'].map(site);
  expect(inKnownOrder(sites).map(({ source }) => source)).toEqual([
    'youtube',
    'chatgpt',
    'bing',
    'alpha',
    'zeta',
  ]);
});

test('every site of the known order is one that Daylight ships', () => {
  const folders = readdirSync(new URL('../sources/', import.meta.url), { withFileTypes: true });
  const shipped = new Set(folders.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  expect(knownOrder.filter((source) => !shipped.has(source))).toEqual([]);
});
