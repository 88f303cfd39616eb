import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inKnownOrder } from './site-order.ts';

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

test('every site that Daylight ships has its place in the order: none stands last because it was forgotten', () => {
  const folders = readdirSync(new URL('../sources/', import.meta.url), { withFileTypes: true });
  const shipped = folders.filter((entry) => entry.isDirectory()).map(({ name }) => site(name));
  // A site of which nobody has heard, by the first of all names: whatever is forgotten comes after it.
  const ordered = inKnownOrder([...shipped, { source: 'unheard-of', name: '' }]);
  expect(ordered.at(-1)?.source).toBe('unheard-of');
});
