import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../extract/draft.ts';
import { type ObservedReport, observed } from '../messages/observed.ts';
import { PageView } from './page-view.ts';
import { Reporter } from './reporter.ts';
import { Stopwatch } from './stopwatch.ts';

const draft = (n: number): Draft => ({
  kind: 'recommendation',
  surface: 'list',
  item: { id: `id${n}`, url: null, title: `Title ${n}`, publisher: { id: null, name: null } },
  position: { section: null, index: n },
  labels: [],
  context: { page: 'list', hostItem: null, reach: 'unknown' },
  completeness: { missing: [] },
});

/** A page view with `n` items that have been in view since time 0. */
function aView(n: number): PageView {
  const view = new PageView();
  for (let i = 0; i < n; i++) {
    const stopwatch = new Stopwatch();
    stopwatch.start(0);
    stopwatch.read(1000);
    const id = `01a1fb67-1800-774b-bcce-${String(i).padStart(12, '0')}`;
    view.items.set(String(i), {
      id,
      draft: draft(i),
      element: undefined,
      stopwatch,
      changedAt: 0,
      sent: undefined,
    });
  }
  return view;
}

let said: ObservedReport[];
let answers: unknown[];
let stopped: number;
let reporter: Reporter;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  said = [];
  answers = [];
  stopped = 0;
  reporter = new Reporter('shop@1', {
    say: async (report) => {
      said.push(observed.request.parse(report) as ObservedReport);
      return answers.length > 0 ? answers.shift() : { keep: true };
    },
    isConnected: () => true,
    stop: () => {
      stopped += 1;
      reporter.stop();
    },
    now: () => Date.now(),
  });
});
afterEach(() => {
  reporter.stop();
  vi.useRealTimers();
});

const ids = (reports: ObservedReport[]) => reports.flatMap((r) => r.items.map(({ id }) => id));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what was seen is said within a second, at most 50 items at a time, and not again', async () => {
  reporter.begin(aView(120));
  await pass(1000);
  expect(said.map(({ items }) => items.length)).toEqual([50, 50, 20]);
  expect(new Set(ids(said)).size).toBe(120);
  await pass(5000);
  expect(said).toHaveLength(3);
});

test('a worker that is killed is told again, with the same ids, until it says that it keeps them', async () => {
  answers = [undefined, undefined, 'nonsense', undefined];
  reporter.begin(aView(3));
  await pass(60_000);
  const unheard = said.slice(0, 5);
  expect(unheard.map((report) => ids([report]))).toEqual(Array(5).fill(ids([unheard[0] as ObservedReport])));
  expect(stopped).toBe(0);
});

test('between two tries the pause grows, up to half a minute', async () => {
  answers = Array(100).fill(undefined);
  reporter.begin(aView(1));
  await pass(10_000);
  const early = said.length;
  await pass(300_000);
  expect(early).toBeGreaterThanOrEqual(4);
  expect(said.length - early).toBeLessThanOrEqual(12);
});

test('time in view is said again under the same id, at most every ten seconds', async () => {
  reporter.begin(aView(1));
  await pass(35_000);
  expect(new Set(ids(said)).size).toBe(1);
  expect(said.length).toBeGreaterThanOrEqual(3);
  expect(said.length).toBeLessThanOrEqual(5);
  const times = said.map(({ items }) => items[0]?.visibleMs ?? 0);
  expect([...times].sort((x, y) => x - y)).toEqual(times);
});

test('at the end of a page everything not yet said is said at once', async () => {
  reporter.begin(aView(70));
  reporter.flush();
  expect(ids(said)).toHaveLength(70);
});

test('a page view that is over is reported to its end beside the next one', async () => {
  const first = aView(1);
  reporter.begin(first);
  answers = [undefined, undefined];
  const second = new PageView();
  reporter.begin(second);
  await pass(20_000);
  expect(first.items.get('0')?.sent).toBeDefined();
  const about = said.length;
  await pass(60_000);
  expect(said.slice(about).filter(({ pageView }) => pageView === first.id)).toEqual([]);
});

test('at most 200 items of one page view are said', async () => {
  reporter.begin(aView(260));
  await pass(60_000);
  expect(new Set(ids(said)).size).toBe(200);
});

test('told not to keep, it stops and says nothing more', async () => {
  answers = [{ keep: false }];
  reporter.begin(aView(3));
  await pass(60_000);
  expect(stopped).toBe(1);
  expect(said).toHaveLength(1);
});
