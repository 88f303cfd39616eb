// @vitest-environment jsdom

import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { pause } from '../../messages/pause.ts';
import { state } from '../../messages/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { changing, inDashboard } from './in-dashboard.ts';

/** Surroundings that answer everything with nothing, and remember what was opened. */
function outside() {
  const opened: string[] = [];
  const surroundings = {
    ask: async () => ({}),
    open: async (page: string) => void opened.push(page),
  } as unknown as Surroundings;
  return { surroundings, opened };
}

test('a page of the dashboard opens in place, every other one outside', async () => {
  const { surroundings, opened } = outside();
  const inside = inDashboard(surroundings).surroundings;
  await inside.open('dashboard.html#choices');
  await inside.open('https://study.example');
  expect([location.hash, opened]).toEqual(['#choices', ['https://study.example']]);
});

test('the header hears of what changes the state, and of nothing else', async () => {
  const { surroundings, changes } = inDashboard(outside().surroundings);
  const heard = vi.fn();
  changes.addEventListener('change', heard);
  await surroundings.ask(state, {});
  expect(heard).not.toHaveBeenCalled();
  await surroundings.ask(pause, { source: null, until: 'hour' });
  expect(heard).toHaveBeenCalledOnce();
});

test('every message that is said to change the state exists', () => {
  const messages = readdirSync(`${import.meta.dirname}/../../messages`);
  for (const name of changing) expect(messages).toContain(`${name}.ts`);
});
