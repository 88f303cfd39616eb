import { expect, test } from 'vitest';
import { readRoute, views } from './route.ts';

const id = '019aa8b4-1c00-7d3e-8a60-2f1d5f0e9b11';

test('every view has its own address', () => {
  expect(views.map((view) => readRoute(`#${view}`).view)).toEqual([...views]);
});

test('a story has an address, too', () => {
  expect(readRoute(`#story/${id}`)).toEqual({ view: 'story', story: id });
});

test.each(['', '#', '#nowhere', '#tray/x', '#story/../../x', '#__proto__'])(
  '%s leads to a view that exists',
  (hash) => {
    const route = readRoute(hash);
    expect(views).toContain(route.view);
    expect(route.story).toBeUndefined();
  },
);
