import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave, pauses, type SaveStatus } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A place to save to that can be slow or broken. */
function aStore() {
  const store = {
    saved: [] as string[],
    statuses: [] as SaveStatus[],
    broken: false,
    ms: 0,
    save: async (value: string) => {
      if (store.ms > 0) await new Promise((resolve) => setTimeout(resolve, store.ms));
      if (store.broken) throw new Error('Nobody answers');
      store.saved.push(value);
    },
  };
  return { store, autosave: new Autosave(store.save, (status) => void store.statuses.push(status)) };
}

test('what is typed is saved once, after a pause, and only the newest', async () => {
  const { store, autosave } = aStore();
  for (const value of ['a', 'ab', 'abc']) {
    autosave.change(value);
    await vi.advanceTimersByTimeAsync(pauses.typingMs - 1);
  }
  expect(store.saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(store.saved).toEqual(['abc']);
  expect(store.statuses.at(-1)).toBe('saved');
});

test('flushing saves at once, and nothing is saved a second time', async () => {
  const { store, autosave } = aStore();
  autosave.change('a');
  expect(await autosave.flush()).toBe(true);
  expect(await autosave.flush()).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.saved).toEqual(['a']);
});

test('who asks for a save while one runs waits for it', async () => {
  const { store, autosave } = aStore();
  store.ms = 1000;
  autosave.change('a');
  const savedAtAnswer: number[] = [];
  for (const flushed of [autosave.flush(), autosave.flush()])
    void flushed.then(() => savedAtAnswer.push(store.saved.length));
  await vi.advanceTimersByTimeAsync(1000);
  expect(savedAtAnswer).toEqual([1, 1]);
});

test('what is typed during a slow save is saved after it, never before', async () => {
  const { store, autosave } = aStore();
  store.ms = 2000;
  autosave.change('old');
  await vi.advanceTimersByTimeAsync(pauses.typingMs);
  autosave.change('new');
  expect(store.statuses.at(-1)).toBe('unsaved');
  const flushed = autosave.flush();
  await vi.advanceTimersByTimeAsync(4000);
  expect(await flushed).toBe(true);
  expect(store.saved).toEqual(['old', 'new']);
});

test('what could not be saved is tried again until it is', async () => {
  const { store, autosave } = aStore();
  store.broken = true;
  autosave.change('a');
  expect(await autosave.flush()).toBe(false);
  expect(store.statuses.at(-1)).toBe('failed');
  await vi.advanceTimersByTimeAsync(pauses.retryMs);
  expect(store.saved).toEqual([]);
  store.broken = false;
  await vi.advanceTimersByTimeAsync(pauses.retryMs);
  expect(store.saved).toEqual(['a']);
  expect(store.statuses.at(-1)).toBe('saved');
});

test('a failed save never overwrites what was typed after it', async () => {
  const { store, autosave } = aStore();
  store.ms = 1000;
  store.broken = true;
  autosave.change('old');
  const flushed = autosave.flush();
  autosave.change('new');
  await vi.advanceTimersByTimeAsync(1000);
  expect(await flushed).toBe(false);
  store.broken = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(store.saved).toEqual(['new']);
});

test('after the end nothing is saved any more', async () => {
  const { store, autosave } = aStore();
  autosave.change('a');
  autosave.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.saved).toEqual([]);
});
