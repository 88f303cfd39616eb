import { expect, test } from 'vitest';
import { readRoute, views } from './route.ts';

const id = '019aa8b4-1c00-7d3e-8a60-2f1d5f0e9b11';

test('every view has its own address', () => {
  expect(views.map((view) => readRoute(`#${view}`).view)).toEqual([...views]);
});

test('a story has an address, too, and so has a structure', () => {
  expect(readRoute(`#story/${id}`)).toEqual({ view: 'story', story: id });
  expect(readRoute(`#structure/${id}`)).toEqual({ view: 'structure', structure: id });
});

test.each(['', '#', '#nowhere', '#tray/x', '#story/../../x', '#structure', '#structure/x', '#__proto__'])(
  '%s leads to a view that exists',
  (hash) => {
    const route = readRoute(hash);
    expect(views).toContain(route.view);
    expect(route.story ?? route.structure).toBeUndefined();
  },
);
